package io.sparketl.jobs.pipeline;

import io.sparketl.core.error.EtlException;

/** Hears how a pipeline goes, while it goes. */
public interface PipelineListener {

  /** An attempt of a step begins. */
  void began(Step step, String why);

  /** An attempt of a step has failed, and another one follows. */
  void retried(Step step, EtlException failure);

  /** A step has ended, well or not; its record says how. */
  void ended(Step step);

  /** A step is not run. */
  void passedOver(Step step, String why);
}
