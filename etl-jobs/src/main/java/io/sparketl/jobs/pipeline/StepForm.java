package io.sparketl.jobs.pipeline;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import io.sparketl.jobs.pipeline.Step.Absence;
import io.sparketl.jobs.pipeline.Step.Link;
import io.sparketl.jobs.pipeline.Step.OnFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A step as a file has it; the keys are told in {@code reference.conf}. */
record StepForm(
    String name,
    Optional<String> job,
    ConfigObject parameters,
    Optional<String> script,
    Optional<String> mainClass,
    ConfigList arguments,
    ConfigObject outputs,
    Resources resources,
    OnFailure onFailure,
    Absence noData,
    int retries,
    Optional<Duration> timeLimit) {

  StepForm {
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "name: '%s' is not of small letters, digits and single dashes".formatted(name));
    }
    if (job.isPresent() == script.isPresent()) {
      throw new IllegalArgumentException("a step has a job or a script, one of them");
    }
    if (retries < 0) {
      throw new IllegalArgumentException("retries is 0 or more, not " + retries);
    }
  }

  /** The step, once it is known what it does. */
  Step toStep(Work work, List<Link> links) {
    return new Step(name, work, resources, onFailure, noData, retries, timeLimit, links);
  }
}
