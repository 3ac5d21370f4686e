package io.sparketl.jobs.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a run sets out to do; written once, when it begins.
 *
 * @param schemaVersion the form of this record
 * @param runId the run
 * @param name the job that is run
 * @param target where it runs
 * @param createdAt when it was planned, ISO 8601 in UTC
 * @param versions of spark-etl and what it runs on, by name; with the digest of its jar
 * @param steps what it consists of
 */
public record RunPlan(
    int schemaVersion,
    String runId,
    String name,
    String target,
    String createdAt,
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

  /** A step and the job it is, with resolved parameters. */
  public record PlannedStep(String name, String job, Map<String, String> parameters) {}
}
