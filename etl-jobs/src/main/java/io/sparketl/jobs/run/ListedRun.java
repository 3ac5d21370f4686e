package io.sparketl.jobs.run;

import org.jspecify.annotations.Nullable;

/**
 * A run as one line among many: how it stands, or why that cannot be told.
 *
 * @param runId the run
 * @param name the job that was run
 * @param status how it stands
 * @param startedAt when its last attempt began, ISO 8601 in UTC
 * @param seconds how long that took, so far or in all
 * @param problem why nothing else is known of it, if so
 */
public record ListedRun(
    String runId,
    @Nullable String name,
    @Nullable Status status,
    @Nullable String startedAt,
    @Nullable Double seconds,
    @Nullable String problem) {

  static ListedRun of(RunRecord run) {
    return new ListedRun(
        run.runId(), run.name(), run.status(), run.startedAt(), run.seconds(), null);
  }

  static ListedRun unknown(RunId id, String problem) {
    return new ListedRun(id.text(), null, null, null, null, problem);
  }
}
