package io.sparketl.jobs.io.ledger;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What rows counted for on their way through a job.
 *
 * @param rows how much
 * @param examples some of them: those whose text comes first
 */
public record PassCount(long rows, List<String> examples) implements Serializable {

  private static final int MOST_EXAMPLES = 5;

  /** No rows. */
  public static final PassCount NONE = new PassCount(0, List.of());

  public PassCount {
    examples = List.copyOf(examples);
  }

  PassCount plus(PassCount other) {
    return new PassCount(rows + other.rows, first(other.examples));
  }

  private List<String> first(List<String> others) {
    return Stream.concat(examples.stream(), others.stream())
        .sorted()
        .distinct()
        .limit(MOST_EXAMPLES)
        .toList();
  }
}
