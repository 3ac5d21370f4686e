package io.sparketl.launcher.report;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.RunListener;
import io.sparketl.jobs.io.Preview;
import io.sparketl.jobs.pipeline.Pipeline;
import io.sparketl.jobs.pipeline.PipelineListener;
import io.sparketl.jobs.pipeline.Step;
import io.sparketl.jobs.run.ErrorRecord;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunRecord.StepRecord;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Shows how a run comes on: of a pipeline a line for every step, of one job a line for every stage;
 * on a terminal the last line is alive.
 */
public final class StepsReport implements PipelineListener, RunListener {

  private final Console console;
  private final boolean quiet;
  private final Pipeline pipeline;
  private final RunFolder folder;
  private final StageReport stages;
  private final int width;

  /** A report on {@code console}, of nothing but results if {@code quiet}. */
  public StepsReport(Console console, boolean quiet, Pipeline pipeline, RunFolder folder) {
    this.console = console;
    this.quiet = quiet;
    this.pipeline = pipeline;
    this.folder = folder;
    this.stages = new StageReport(console, quiet);
    this.width = pipeline.steps().stream().mapToInt(step -> step.name().length()).max().orElse(0);
  }

  @Override
  public void began(Step step, String why) {
    if (hasSteps()) {
      stages.begin(padded(step));
      say(step, why.isEmpty() ? "began" : "began: " + why);
    }
  }

  @Override
  public void retried(Step step, EtlException failure) {
    stages.clear();
    say(
        step,
        "failed, and is tried again: %s, %s".formatted(failure.code().label(), failure.problem()));
  }

  @Override
  public void ended(Step step) {
    stages.clear();
    if (hasSteps()) {
      recordOf(step).ifPresent(record -> say(step, line(record)));
    }
  }

  @Override
  public void passedOver(Step step, String why) {
    if (hasSteps()) {
      say(step, "not run: " + why);
    }
  }

  @Override
  public void stage(StageProgress progress) {
    stages.stage(progress);
  }

  @Override
  public void settled(String port, String remark) {
    stages.settled(port, remark);
  }

  @Override
  public void published(String output, Preview preview) {
    stages.published(output, preview);
  }

  /** Takes the line that is redrawn off the terminal. */
  public void clear() {
    stages.clear();
  }

  /** The tables that were published last, by output. */
  public Map<String, Preview> previews() {
    return stages.previews();
  }

  private boolean hasSteps() {
    return pipeline.steps().size() > 1;
  }

  private void say(Step step, String text) {
    if (!quiet) {
      console.note("  %s  %s".formatted(padded(step), text));
    }
  }

  private String padded(Step step) {
    return step.name() + " ".repeat(width - step.name().length());
  }

  private static String line(StepRecord record) {
    ErrorRecord error = record.error();
    return String.format(
        Locale.ROOT,
        "%s in %.1f s, %,d rows read, %,d written%s",
        record.status().text(),
        record.seconds(),
        StepsTable.rowsRead(record),
        StepsTable.rowsWritten(record),
        error == null
            ? ""
            : ": ETL-%d %s, %s".formatted(error.code(), error.name(), error.problem()));
  }

  /** A record that cannot be read now is told of at the end. */
  private Optional<StepRecord> recordOf(Step step) {
    try {
      return folder.record().stream()
          .flatMap(run -> run.steps().stream())
          .filter(record -> record.name().equals(step.name()))
          .findFirst();
    } catch (IOException | EtlException e) {
      return Optional.empty();
    }
  }
}
