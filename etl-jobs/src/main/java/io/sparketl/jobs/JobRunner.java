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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    PlannedStep step = new PlannedStep(job.name(), job.name(), Secrets.mask(job.parameters()));
    try {
      folder.plan(plan(step));
      Optional<Attempt> last = folder.lastAttempt(step.name());
      if (last.isEmpty() || last.get().status() != Status.SUCCEEDED) {
        Attempt begun = folder.begin(arguments.runId(), step);
        new AttemptRunner(job.job(), folder, begun, listener).run();
      }
      return folder.record().orElseThrow();
    } catch (IOException | RuntimeException e) {
      throw Failures.classify(e);
    }
  }

  private RunPlan plan(PlannedStep step) throws IOException {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("spark-etl", Build.current().toString());
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("java", System.getProperty("java.version"));
    Build.jarDigest().ifPresent(digest -> versions.put("jar-sha256", digest));
    return new RunPlan(
        Attempt.SCHEMA_VERSION,
        arguments.runId().text(),
        job.name(),
        arguments.target(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
        versions,
        List.of(step));
  }
}
