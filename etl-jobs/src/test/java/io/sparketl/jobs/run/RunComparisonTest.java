package io.sparketl.jobs.run;

import static io.sparketl.jobs.run.SinkComparison.Column.DIFFERS;
import static io.sparketl.jobs.run.SinkComparison.Column.EQUAL;
import static io.sparketl.jobs.run.SinkComparison.Column.ONLY_IN_A;
import static io.sparketl.jobs.run.SinkComparison.Column.ONLY_IN_B;
import static io.sparketl.jobs.run.SinkComparison.Column.TYPE_DIFFERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.sparketl.jobs.io.Fingerprint.ColumnFingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunComparisonTest {

  @Test
  void placesAndFormatsDoNotMatter() {
    var csv = new SinkRecord("a.csv", "csv", 2, 99, 1, "f", columns("x:INT:01"));
    var parquet = new SinkRecord("b.parquet", "parquet", 2, 7, 3, "f", columns("x:INT:01"));

    var runs = RunComparison.of(Map.of("s", csv), Map.of("s", parquet));

    assertThat(runs.isEqual()).isTrue();
    assertThat(runs.both()).containsOnlyKeys("s");
  }

  @Test
  void everyColumnIsComparedByItself() {
    var sink =
        new SinkComparison(
            sink("f", "same:INT:01", "values:INT:01", "type:INT:01", "gone:INT:01"),
            sink("g", "new:INT:01", "type:LONG:01", "values:INT:02", "same:INT:01"));

    assertThat(sink.isEqual()).isFalse();
    assertThat(sink.columns())
        .containsExactly(
            entry("same", EQUAL),
            entry("values", DIFFERS),
            entry("type", TYPE_DIFFERS),
            entry("gone", ONLY_IN_A),
            entry("new", ONLY_IN_B));
  }

  @Test
  void equalColumnsDoNotMakeEqualRows() {
    var sink = new SinkComparison(sink("f", "x:INT:01"), sink("g", "x:INT:01"));

    assertThat(sink.isEqual()).isFalse();
    assertThat(sink.columns()).containsExactly(entry("x", EQUAL));
    assertThat(sink.hasColumnsInTheSameOrder()).isTrue();
  }

  @Test
  void theOrderOfColumnsIsPartOfAResult() {
    var sink =
        new SinkComparison(sink("f", "x:INT:01", "y:INT:02"), sink("g", "y:INT:02", "x:INT:01"));

    assertThat(sink.hasColumnsInTheSameOrder()).isFalse();
  }

  @Test
  void anOutputOfOneRunOnlyIsADifference() {
    var sink = sink("f", "x:INT:01");
    var with = Map.of("s", sink, "extra", sink);
    var without = Map.of("s", sink);

    assertThat(RunComparison.of(with, without).isEqual()).isFalse();
    assertThat(RunComparison.of(with, without).onlyInA()).containsOnlyKeys("extra");
    assertThat(RunComparison.of(without, with).isEqual()).isFalse();
    assertThat(RunComparison.of(without, with).onlyInB()).containsOnlyKeys("extra");
  }

  @Test
  void runsWithoutOutputsAreEqual() {
    assertThat(RunComparison.of(Map.of(), Map.of()).isEqual()).isTrue();
  }

  private static SinkRecord sink(String fingerprint, String... columns) {
    return new SinkRecord("s.csv", "csv", 2, 99, 1, fingerprint, columns(columns));
  }

  /** Columns written as {@code name:type:hash}. */
  private static Map<String, ColumnFingerprint> columns(String... columns) {
    Map<String, ColumnFingerprint> all = new LinkedHashMap<>();
    for (String column : columns) {
      String[] parts = column.split(":", -1);
      all.put(parts[0], new ColumnFingerprint(parts[1], parts[2]));
    }
    return all;
  }
}
