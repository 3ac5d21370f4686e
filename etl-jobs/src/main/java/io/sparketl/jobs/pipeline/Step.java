package io.sparketl.jobs.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One step of a pipeline.
 *
 * @param name what it is called within the pipeline
 * @param work what it does
 * @param resources what it gets on a cluster
 * @param onFailure what becomes of the steps after it when it fails
 * @param noData what it means that there is nothing to read
 * @param retries how often it is tried again after a failure that may pass
 * @param timeLimit how long one attempt may take
 * @param links which of its inputs are outputs of earlier steps
 */
public record Step(
    String name,
    Work work,
    Resources resources,
    OnFailure onFailure,
    Absence noData,
    int retries,
    Optional<Duration> timeLimit,
    List<Link> links) {

  public Step {
    links = List.copyOf(links);
  }

  /** What becomes of the steps after one that failed; those that build on it never run. */
  public enum OnFailure {
    /** None of them runs. */
    STOP,
    /** Those that do not build on it run all the same. */
    CONTINUE
  }

  /** What it means that an input is not there. */
  public enum Absence {
    /** The step has failed. */
    FAILED,
    /** The step is skipped, and so is what builds on it. */
    SKIPPED,
    /** The step is skipped, and what builds on it runs. */
    FINE
  }

  /**
   * An input that is an output of an earlier step.
   *
   * @param input the input's port; of a script, its argument
   * @param step the earlier step
   * @param output its output
   * @param path where that is; of a template, a glob
   */
  public record Link(String input, String step, String output, String path) {

    /** The output, as in {@code aggregate.states}. */
    public String source() {
      return step + "." + output;
    }
  }
}
