package io.sparketl.jobs;

import io.sparketl.core.error.Secrets;
import io.sparketl.jobs.io.StorageSettings;
import io.sparketl.jobs.run.Attempt;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunPlan;
import io.sparketl.jobs.run.RunPlan.PlannedStep;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.Status;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Runs one job under a run id: once, however often it is asked to, as soon as it has succeeded. */
final class JobRunner {

  private final JobArguments arguments;
  private final ConfiguredJob job;
  private final RunListener listener;

  JobRunner(JobArguments arguments, ConfiguredJob job, RunListener listener) {
    this.arguments = arguments;
    this.job = job;
    this.listener = listener;
  }

  /**
   * Runs the job to its end.
   *
   * @throws io.sparketl.core.error.EtlException if it does not succeed
   */
  RunRecord run() {
    RunFolder folder =
        RunFolder.of(arguments.runs(), arguments.runId(), StorageSettings.ofThisJvm());
    StepTerms terms = arguments.terms();
    PlannedStep step =
        new PlannedStep(
            terms.name().orElse(job.name()), job.name(), Secrets.mask(job.parameters()));
    try {
      // Who runs a pipeline has planned it; only the rest of its steps is not known here.
      if (terms.name().isEmpty() || folder.plan().isEmpty()) {
        folder.plan(plan(step));
      }
      Optional<Attempt> last = folder.lastAttempt(step.name());
      if (terms.again() || last.isEmpty() || last.get().status() != Status.SUCCEEDED) {
        Attempt begun = folder.begin(arguments.runId(), step);
        new AttemptRunner(job.job(), terms, folder, begun, listener).run();
      }
      return folder.record().orElseThrow();
    } catch (IOException | RuntimeException e) {
      throw Failures.classify(e);
    }
  }

  private RunPlan plan(PlannedStep step) throws IOException {
    return RunPlan.now(
        arguments.runId(), job.name(), arguments.target(), null, Build.versions(), List.of(step));
  }
}
