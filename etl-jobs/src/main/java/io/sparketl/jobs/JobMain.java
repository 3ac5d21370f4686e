package io.sparketl.jobs;

import io.sparketl.jobs.config.Settings;
import io.sparketl.jobs.run.RunRecord;
import java.util.List;

/**
 * The driver's entry point, on every target. Returns when the job has succeeded and throws when it
 * has not: cluster managers judge a driver by that, and some take any exit for a failure.
 */
public final class JobMain {

  private JobMain() {}

  /** For {@code spark-submit --class}; the arguments are those of {@link JobArguments}. */
  public static void main(String[] arguments) {
    run(List.of(arguments), new LoggingListener());
  }

  /**
   * Runs one job to its end.
   *
   * @param arguments as {@link JobArguments} reads them
   * @param listener hears how it goes
   * @return the record of the run, which has succeeded
   * @throws io.sparketl.core.error.EtlException if it has not, whatever the reason
   */
  public static RunRecord run(List<String> arguments, RunListener listener) {
    JobArguments parsed = JobArguments.parse(arguments);
    ConfiguredJob job =
        JobCatalog.load().configure(parsed.job(), Settings.reference(), parsed.assignments());
    return new JobRunner(parsed, job, listener).run();
  }
}
