package io.sparketl.launcher.report;

import io.sparketl.jobs.pipeline.Pipeline;
import io.sparketl.jobs.pipeline.Step;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.RunRecord.StepRecord;
import io.sparketl.jobs.run.SinkRecord;
import io.sparketl.jobs.run.SourceRecord;
import io.sparketl.jobs.run.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The steps of a run, and what they made, as tables. */
public final class StepsTable {

  private StepsTable() {}

  /** A line for every step. */
  public static List<String> steps(RunRecord run) {
    List<List<String>> rows = run.steps().stream().map(StepsTable::cells).toList();
    return new TextTable(List.of("STEP", "STATUS", "SECONDS", "READ", "WRITTEN"), rows).lines();
  }

  private static List<String> cells(StepRecord step) {
    return List.of(
        step.name(),
        step.status().text(),
        String.format(Locale.ROOT, "%.1f", step.seconds()),
        "%,d".formatted(rowsRead(step)),
        "%,d".formatted(rowsWritten(step)));
  }

  /** A line for every output that was made. */
  public static List<String> outputs(RunRecord run, Pipeline pipeline) {
    List<List<String>> rows = new ArrayList<>();
    for (StepRecord record : run.steps()) {
      Step step = pipeline.step(record.name());
      record.sinks().forEach((name, sink) -> rows.add(cells(step.name() + "." + name, sink)));
      // Of a script only the paths are known.
      if (record.sinks().isEmpty() && record.status() == Status.SUCCEEDED) {
        step.work()
            .outputs()
            .forEach((name, path) -> rows.add(List.of(step.name() + "." + name, path, "", "")));
      }
    }
    return new TextTable(List.of("OUTPUT", "PATH", "FILES", "ROWS"), rows).lines();
  }

  private static List<String> cells(String name, SinkRecord sink) {
    return List.of(name, sink.path(), "%,d".formatted(sink.files()), "%,d".formatted(sink.rows()));
  }

  static long rowsRead(StepRecord step) {
    return step.sources().values().stream().mapToLong(SourceRecord::rowsRead).sum();
  }

  static long rowsWritten(StepRecord step) {
    Map<String, SinkRecord> sinks = step.sinks();
    return sinks.values().stream().mapToLong(SinkRecord::rows).sum();
  }
}
