package io.sparketl.jobs.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The results of two runs, compared by what their records say of them. Where a result lies, and in
 * which format, does not matter.
 *
 * @param both the outputs that both runs have
 * @param onlyInA the outputs that only the first run has
 * @param onlyInB the outputs that only the second run has
 */
public record RunComparison(
    Map<String, SinkComparison> both,
    Map<String, SinkRecord> onlyInA,
    Map<String, SinkRecord> onlyInB) {

  /** Compares the outputs of two runs, by their names. */
  public static RunComparison of(Map<String, SinkRecord> a, Map<String, SinkRecord> b) {
    Map<String, SinkComparison> both = new LinkedHashMap<>();
    Map<String, SinkRecord> onlyInA = new LinkedHashMap<>();
    Map<String, SinkRecord> onlyInB = new LinkedHashMap<>(b);
    a.forEach(
        (name, sink) -> {
          SinkRecord other = onlyInB.remove(name);
          if (other == null) {
            onlyInA.put(name, sink);
          } else {
            both.put(name, new SinkComparison(sink, other));
          }
        });
    return new RunComparison(both, onlyInA, onlyInB);
  }

  /** Whether the runs have the same outputs, and each holds the same. */
  public boolean isEqual() {
    return onlyInA.isEmpty()
        && onlyInB.isEmpty()
        && both.values().stream().allMatch(SinkComparison::isEqual);
  }
}
