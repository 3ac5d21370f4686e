package io.sparketl.launcher.report;

import io.sparketl.jobs.run.RunComparison;
import io.sparketl.jobs.run.SinkComparison;
import io.sparketl.jobs.run.SinkComparison.Column;
import io.sparketl.jobs.run.SinkRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells how the results of two runs differ, for people. */
public final class ComparisonReport {

  private ComparisonReport() {}

  /** A line for every output of either run. */
  public static List<String> lines(RunComparison runs) {
    int width =
        Stream.of(runs.both(), runs.onlyInA(), runs.onlyInB())
            .flatMap(sinks -> sinks.keySet().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    List<String> lines = new ArrayList<>();
    runs.both().forEach((name, sink) -> lines.add(padded(name, width) + line(sink)));
    runs.onlyInA().forEach((name, sink) -> lines.add(padded(name, width) + only("A", sink)));
    runs.onlyInB().forEach((name, sink) -> lines.add(padded(name, width) + only("B", sink)));
    return lines;
  }

  private static String padded(String name, int width) {
    return name + " ".repeat(width - name.length() + 2);
  }

  private static String only(String run, SinkRecord sink) {
    return "only in %s (%s)".formatted(run, rows(sink.rows()));
  }

  private static String line(SinkComparison sink) {
    return sink.isEqual()
        ? "equal (%s)".formatted(rows(sink.a().rows()))
        : "differs: " + String.join("; ", differences(sink));
  }

  private static List<String> differences(SinkComparison sink) {
    List<String> differences = new ArrayList<>();
    if (sink.a().rows() != sink.b().rows()) {
      differences.add("%s and %,d".formatted(rows(sink.a().rows()), sink.b().rows()));
    }
    sink.columns()
        .forEach(
            (name, column) -> {
              if (column != Column.EQUAL) {
                differences.add("column %s %s".formatted(name, words(sink, name, column)));
              }
            });
    return differences.isEmpty() ? List.of(hidden(sink)) : differences;
  }

  /** How a column compares, in the words of texts and records alike. */
  static String words(SinkComparison sink, String name, Column column) {
    return switch (column) {
      case EQUAL -> "equal";
      case DIFFERS -> "differs";
      case TYPE_DIFFERS -> "%s in A, %s in B".formatted(type(sink.a(), name), type(sink.b(), name));
      case ONLY_IN_A -> "only in A";
      case ONLY_IN_B -> "only in B";
    };
  }

  /** What can differ where every column holds the same values. */
  private static String hidden(SinkComparison sink) {
    return sink.hasColumnsInTheSameOrder()
        ? "the same values in every column, but combined in other rows"
        : "the same values in every column, but the columns stand in another order";
  }

  private static String type(SinkRecord sink, String column) {
    return Objects.requireNonNull(sink.columns().get(column)).type();
  }

  private static String rows(long rows) {
    return "%,d row%s".formatted(rows, rows == 1 ? "" : "s");
  }
}
