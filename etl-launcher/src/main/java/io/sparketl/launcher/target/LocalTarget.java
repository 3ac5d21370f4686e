package io.sparketl.launcher.target;

import io.sparketl.jobs.ConfiguredJob;
import io.sparketl.jobs.JobArguments;
import io.sparketl.jobs.JobCheck;
import io.sparketl.jobs.JobCheck.Finding;
import io.sparketl.jobs.JobMain;
import io.sparketl.jobs.RunListener;
import io.sparketl.jobs.run.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a job in this JVM, through the very entry point and with the very arguments that a cluster's
 * driver would get.
 */
public final class LocalTarget {

  /** What this target is called on the command line and in records. */
  public static final String NAME = "local";

  /** What {@code spark-submit} would bring; a system property of the same name comes first. */
  private static Map<String, String> sparkProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("spark.master", "local[*]");
    properties.put("spark.ui.enabled", "false");
    properties.put("spark.ui.showConsoleProgress", "false");
    // The executor is this JVM: its end would be ours, before anybody is told why.
    properties.put("spark.executor.killOnFatalError.depth", "0");
    // A laptop's own name often cannot be resolved, and nobody else has to reach this driver.
    properties.put("spark.driver.host", "127.0.0.1");
    properties.put("spark.driver.bindAddress", "127.0.0.1");
    properties.put(
        "spark.sql.shuffle.partitions",
        Integer.toString(Runtime.getRuntime().availableProcessors()));
    return properties;
  }

  /**
   * The command that does the same with a Spark distribution.
   *
   * @param home the folder of this checkout
   */
  public List<String> command(Path home, JobArguments arguments) {
    Path jobJar = home.resolve("etl-jobs").resolve("target").resolve("etl-job.jar");
    List<String> command = new ArrayList<>(List.of("spark-submit", "--master", "local[*]"));
    command.addAll(List.of("--class", JobMain.class.getName(), jobJar.toString()));
    command.addAll(arguments.toList());
    return command;
  }

  /**
   * Runs the job to its end.
   *
   * @throws io.sparketl.core.error.EtlException if it does not succeed
   */
  public RunRecord run(JobArguments arguments, RunListener listener) {
    setSparkProperties();
    return JobMain.run(arguments.toList(), listener);
  }

  /** Looks whether the job could run here. */
  public List<Finding> check(ConfiguredJob job) {
    setSparkProperties();
    return new JobCheck().of(job.job());
  }

  private static void setSparkProperties() {
    sparkProperties()
        .forEach(
            (key, value) -> {
              if (System.getProperty(key) == null) {
                System.setProperty(key, value);
              }
            });
  }
}
