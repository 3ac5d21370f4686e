package io.sparketl.jobs;

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
}
