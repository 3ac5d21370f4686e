package io.sparketl.jobs.pipeline;

import java.util.Optional;

/**
 * Which steps of a pipeline are to run.
 *
 * @param only the one step that is; all, where none is named
 * @param from the first step that is; from the first of all, where none is named
 * @param resumes whether steps that stand as an earlier attempt left them are passed over
 */
public record Selection(Optional<String> only, Optional<String> from, boolean resumes) {

  /** Every step. */
  public static final Selection ALL = new Selection(Optional.empty(), Optional.empty(), false);

  boolean includes(Step step, Pipeline pipeline) {
    if (only.isPresent()) {
      return only.get().equals(step.name());
    }
    return from.isEmpty()
        || pipeline.steps().indexOf(step) >= pipeline.steps().indexOf(pipeline.step(from.get()));
  }
}
