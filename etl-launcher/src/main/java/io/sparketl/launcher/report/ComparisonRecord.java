package io.sparketl.launcher.report;

import io.sparketl.jobs.run.RunComparison;
import io.sparketl.jobs.run.SinkComparison;
import io.sparketl.jobs.run.SinkRecord;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the results of two runs differ, for programs.
 *
 * @param schemaVersion the form of this record
 * @param a the first run
 * @param b the second run
 * @param equal whether all outputs are equal
 * @param sinks every output of either run, by name
 */
public record ComparisonRecord(
    int schemaVersion, String a, String b, boolean equal, Map<String, ComparedSink> sinks) {

  /**
   * One output.
   *
   * @param equal whether it is equal
   * @param rows how many rows it has in the first run and in the second; null where it is not
   * @param columns how every column compares, in the words that people are shown
   */
  public record ComparedSink(
      boolean equal, List<@Nullable Long> rows, Map<String, String> columns) {}

  /** The record of a comparison of the runs {@code a} and {@code b}. */
  public static ComparisonRecord of(String a, String b, RunComparison runs) {
    Map<String, ComparedSink> sinks = new LinkedHashMap<>();
    runs.both().forEach((name, sink) -> sinks.put(name, both(sink)));
    runs.onlyInA().forEach((name, sink) -> sinks.put(name, only("A", sink, sink.rows(), null)));
    runs.onlyInB().forEach((name, sink) -> sinks.put(name, only("B", sink, null, sink.rows())));
    return new ComparisonRecord(1, a, b, runs.isEqual(), sinks);
  }

  private static ComparedSink both(SinkComparison sink) {
    Map<String, String> columns = new LinkedHashMap<>();
    sink.columns()
        .forEach((name, column) -> columns.put(name, ComparisonReport.words(sink, name, column)));
    return new ComparedSink(sink.isEqual(), List.of(sink.a().rows(), sink.b().rows()), columns);
  }

  private static ComparedSink only(
      String run, SinkRecord sink, @Nullable Long rowsInA, @Nullable Long rowsInB) {
    Map<String, String> columns = new LinkedHashMap<>();
    sink.columns().keySet().forEach(name -> columns.put(name, "only in " + run));
    return new ComparedSink(false, Arrays.asList(rowsInA, rowsInB), columns);
  }
}
