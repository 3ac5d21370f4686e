package io.sparketl.jobs;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a driver is told of the step that it runs.
 *
 * @param name the step; empty for a job on its own, whose step has the job's name
 * @param again whether it runs although it has succeeded before
 * @param skipsWithoutData whether inputs that are not there mean that there is nothing to do
 * @param timeLimit how long it may take
 */
public record StepTerms(
    Optional<String> name, boolean again, boolean skipsWithoutData, Optional<Duration> timeLimit) {

  /** Of a job on its own. */
  public static final StepTerms NONE =
      new StepTerms(Optional.empty(), false, false, Optional.empty());

  /** What is said of a step that has taken all of its time. */
  public static EtlException overdue(String step, Duration limit) {
    return new EtlException(
        ErrorCode.TIMED_OUT,
        "the step '%s' was not done in %d seconds".formatted(step, limit.toSeconds()),
        "raise its time-limit, or find out what it waits for");
  }
}
