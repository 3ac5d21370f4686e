package io.sparketl.jobs.run;

import io.sparketl.jobs.run.RunPlan.PlannedStep;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A whole run, composed of its plan and its attempts; what {@code etl run -o json} prints.
 *
 * @param schemaVersion the form of this record
 * @param runId the run
 * @param name the pipeline or job that was run
 * @param target where it ran
 * @param status how it stands
 * @param startedAt when the first of the steps' last attempts began, ISO 8601 in UTC
 * @param seconds how long the steps' last attempts took together, so far or in all
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

    static StepRecord notRun(PlannedStep step) {
      return new StepRecord(
          step.name(),
          step.job(),
          Status.NOT_RUN,
          0,
          0,
          null,
          step.parameters(),
          Map.of(),
          Map.of(),
          Map.of(),
          null);
    }
  }

  /**
   * Composes the record of a run.
   *
   * @param last the last attempt of every step that has begun, by step; one at least
   */
  static RunRecord of(RunPlan plan, Map<String, Attempt> last) {
    List<StepRecord> steps =
        plan.steps().stream()
            .map(
                step -> {
                  Attempt attempt = last.get(step.name());
                  return attempt == null ? StepRecord.notRun(step) : StepRecord.of(step, attempt);
                })
            .toList();
    return new RunRecord(
        plan.schemaVersion(),
        plan.runId(),
        plan.name(),
        plan.target(),
        status(plan, steps),
        last.values().stream().map(Attempt::startedAt).min(Comparator.naturalOrder()).orElseThrow(),
        steps.stream().mapToDouble(StepRecord::seconds).sum(),
        plan.versions(),
        steps);
  }

  /**
   * The worst that can be said of a step; between two steps a run goes on while its driver does.
   */
  private static Status status(RunPlan plan, List<StepRecord> steps) {
    Set<Status> found =
        steps.stream().map(StepRecord::status).collect(Collectors.toCollection(TreeSet::new));
    for (Status worst : List.of(Status.RUNNING, Status.FAILED, Status.CANCELLED, Status.KILLED)) {
      if (found.contains(worst)) {
        return worst;
      }
    }
    if (found.contains(Status.NOT_RUN)) {
      return plan.isAbandoned() ? Status.KILLED : Status.RUNNING;
    }
    return Status.SUCCEEDED;
  }

  /** The first step, and the only one that a run of a job has. */
  public StepRecord step() {
    return steps.get(0);
  }

  /** What was published, by output; where there are several steps, by {@code step.output}. */
  public Map<String, SinkRecord> sinks() {
    Map<String, SinkRecord> sinks = new LinkedHashMap<>();
    for (StepRecord step : steps) {
      String prefix = steps.size() == 1 ? "" : step.name() + ".";
      step.sinks().forEach((output, sink) -> sinks.put(prefix + output, sink));
    }
    return sinks;
  }
}
