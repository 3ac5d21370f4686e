package io.sparketl.jobs.pipeline;

/** Makes attempts of steps, wherever that is. */
public interface StepLauncher {

  /**
   * Makes one attempt of a step, and waits for its end.
   *
   * @param again whether it runs although it has succeeded in this run before
   * @throws io.sparketl.core.error.EtlException if it does not succeed
   */
  void launch(Step step, boolean again);
}
