package io.sparketl.jobs.run;

import io.sparketl.jobs.io.publish.DriverProcess;
import io.sparketl.jobs.io.publish.DriverProcess.Liveness;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run sets out to do; written once, when it begins.
 *
 * @param schemaVersion the form of this record
 * @param runId the run
 * @param name the pipeline or job that is run
 * @param target where it runs
 * @param createdAt when it was planned, ISO 8601 in UTC
 * @param date the logical date that its paths were made of, as in 2026-11-21; null of a lone job
 * @param driver the process that runs its steps; null where nobody said
 * @param versions of spark-etl and what it runs on, by name; with the digest of its jar
 * @param steps what it consists of
 */
public record RunPlan(
    int schemaVersion,
    String runId,
    String name,
    String target,
    String createdAt,
    @Nullable String date,
    @Nullable DriverProcess driver,
    Map<String, String> versions,
    List<PlannedStep> steps) {

  public RunPlan {
    // Jackson fills in null for what a file lacks.
    Objects.requireNonNull(runId, "run_id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(target, "target");
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a run has a step");
    }
  }

  /** The plan that this process makes now. */
  public static RunPlan now(
      RunId id,
      String name,
      String target,
      @Nullable LocalDate date,
      Map<String, String> versions,
      List<PlannedStep> steps) {
    return new RunPlan(
        Attempt.SCHEMA_VERSION,
        id.text(),
        name,
        target,
        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
        date == null ? null : date.toString(),
        DriverProcess.current(),
        versions,
        steps);
  }

  /** Whether the process that runs the steps is known to be gone. */
  boolean isAbandoned() {
    return driver != null && driver.liveness() == Liveness.DEAD;
  }

  /**
   * A step.
   *
   * @param name its name
   * @param job the job it is, or the script of somebody's own
   * @param parameters of the job, resolved
   */
  public record PlannedStep(String name, String job, Map<String, String> parameters) {}
}
