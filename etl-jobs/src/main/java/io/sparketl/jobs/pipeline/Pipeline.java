package io.sparketl.jobs.pipeline;

import io.sparketl.jobs.ConfiguredJob;
import java.util.List;
import java.util.Optional;

/**
 * Steps in order, with all paths and parameters resolved.
 *
 * @param name what it is called
 * @param summary what it does, in a sentence
 * @param steps what it consists of; a step reads nothing that a later one makes
 */
public record Pipeline(String name, String summary, List<Step> steps) {

  public Pipeline {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a pipeline has a step");
    }
  }

  /** A job by itself, as the one step of a pipeline that has its name. */
  public static Pipeline of(ConfiguredJob job) {
    Step step =
        new Step(
            job.name(),
            new JobWork(job),
            Resources.NONE,
            Step.OnFailure.STOP,
            Step.Absence.FAILED,
            0,
            Optional.empty(),
            List.of());
    return new Pipeline(job.name(), "", List.of(step));
  }

  /**
   * The step of that name.
   *
   * @throws IllegalArgumentException if it has none
   */
  public Step step(String name) {
    return steps.stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no step is named " + name));
  }
}
