package io.sparketl.jobs.run;

import io.sparketl.jobs.run.RunPlan.PlannedStep;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole run, composed of its plan and its attempts; what {@code etl run -o json} prints.
 *
 * @param schemaVersion the form of this record
 * @param runId the run
 * @param name the job that was run
 * @param target where it ran
 * @param status how it stands
 * @param startedAt when the last attempt began, ISO 8601 in UTC
 * @param seconds how long that took, so far or in all
 * @param versions of spark-etl and what it ran on
 * @param steps the steps, each as its last attempt left it
 */
public record RunRecord(
    int schemaVersion,
    String runId,
    String name,
    String target,
    Status status,
    String startedAt,
    double seconds,
    Map<String, String> versions,
    List<StepRecord> steps) {

  /** A step, as its last attempt left it; the fields are those of {@link Attempt}. */
  public record StepRecord(
      String name,
      String job,
      Status status,
      int attempts,
      double seconds,
      @Nullable String sparkApplicationId,
      Map<String, String> parameters,
      Map<String, SourceRecord> sources,
      Map<String, Long> counts,
      Map<String, SinkRecord> sinks,
      @Nullable ErrorRecord error) {

    static StepRecord of(PlannedStep step, Attempt last) {
      return new StepRecord(
          step.name(),
          step.job(),
          last.currentStatus(),
          last.attempt(),
          last.secondsSoFar(),
          last.sparkApplicationId(),
          last.parameters(),
          last.sources(),
          last.counts(),
          last.sinks(),
          last.error());
    }
  }

  /** Composes the record of a run of one step. */
  static RunRecord of(RunPlan plan, Attempt last) {
    return new RunRecord(
        plan.schemaVersion(),
        plan.runId(),
        plan.name(),
        plan.target(),
        last.currentStatus(),
        last.startedAt(),
        last.secondsSoFar(),
        plan.versions(),
        List.of(StepRecord.of(plan.steps().get(0), last)));
  }

  /** The one step that a run of a job has. */
  public StepRecord step() {
    return steps.get(0);
  }
}
