package io.sparketl.launcher.report;

import io.sparketl.jobs.run.ErrorRecord;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.RunRecord.StepRecord;
import io.sparketl.jobs.run.SinkRecord;
import io.sparketl.jobs.run.SourceRecord;
import io.sparketl.jobs.run.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a record says, as lines for people. */
public final class RunAccounts {

  private final List<String> lines = new ArrayList<>();

  private RunAccounts() {}

  /** What became of every row, where the outputs and the record are, and how the run ended. */
  static List<String> lines(RunRecord record, String folder) {
    RunAccounts accounts = new RunAccounts();
    accounts.steps(record, false);
    accounts.end(record, folder);
    return accounts.lines;
  }

  /** The same for somebody who has not seen the run begin or fail. */
  public static List<String> wholeStory(RunRecord record, String folder) {
    RunAccounts accounts = new RunAccounts();
    accounts.beginning(record);
    accounts.steps(record, true);
    accounts.end(record, folder);
    return accounts.lines;
  }

  private void beginning(RunRecord record) {
    lines.add(
        "%s, run %s, target %s%s"
            .formatted(
                record.name(),
                record.runId(),
                record.target(),
                record.steps().size() == 1 ? attempt(record.step()) : ""));
    lines.add("began   %s".formatted(record.startedAt()));
  }

  private static String attempt(StepRecord step) {
    return step.attempts() < 2 ? "" : ", attempt " + step.attempts();
  }

  private void steps(RunRecord record, boolean withErrors) {
    for (StepRecord step : record.steps()) {
      if (record.steps().size() > 1) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%s: %s in %.1f s%s",
                step.name(),
                step.status().text(),
                step.seconds(),
                attempt(step)));
      }
      step.sources().forEach(this::source);
      if (!step.counts().isEmpty()) {
        lines.add("counted " + joined(step.counts()));
      }
      step.sinks().forEach(this::sink);
      ErrorRecord error = step.error();
      if (withErrors && error != null) {
        error(error);
      }
    }
  }

  private void error(ErrorRecord error) {
    lines.addAll(
        ErrorReport.lines(
            "ETL-%d %s".formatted(error.code(), error.name()), error.problem(), error.remedy()));
  }

  private void end(RunRecord record, String folder) {
    lines.add("record  %s".formatted(folder));
    lines.add(
        record.status() == Status.KILLED
            ? "killed: its process has gone without a word"
            : String.format(
                Locale.ROOT,
                "%s %s %.1f s",
                record.status().text(),
                record.status() == Status.RUNNING ? "for" : "in",
                record.seconds()));
  }

  private void source(String name, SourceRecord source) {
    lines.add(
        "%-7s %s in %s: %,d used, %,d filtered%s, %,d rejected%s"
            .formatted(
                name,
                counted(source.rowsRead(), "row"),
                counted(source.files(), "file"),
                source.rowsUsed(),
                source.rowsFiltered(),
                reasons(source.filtered()),
                source.rowsRejected(),
                reasons(source.rejected())));
    if (!source.complete()) {
      lines.add(
          "        INCOMPLETE: %,d of %s read to the end; the counts are of a part"
              .formatted(source.splits().complete(), counted(source.splits().planned(), "split")));
    }
    if (!source.noticed().isEmpty()) {
      lines.add("        noticed: " + joined(source.noticed()));
    }
    source.skippedFiles().forEach(file -> lines.add("        SKIPPED " + file.problem()));
  }

  private void sink(String name, SinkRecord sink) {
    lines.add(
        "%-7s %s: %s, %s, %s"
            .formatted(
                name,
                sink.path(),
                sink.format(),
                counted(sink.rows(), "row"),
                counted(sink.bytes(), "byte")));
  }

  private static String reasons(Map<String, Long> counts) {
    return counts.isEmpty() ? "" : " (" + joined(counts) + ")";
  }

  private static String joined(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> "%s %,d".formatted(count.getKey(), count.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String counted(long count, String noun) {
    return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }
}
