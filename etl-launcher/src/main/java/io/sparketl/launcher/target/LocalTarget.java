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
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Runs jobs in this JVM, through the very entry point and with the very arguments that a cluster's
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
   * @param options further options of {@code spark-submit}
   */
  List<String> command(Path home, List<String> options, JobArguments arguments) {
    Path jobJar = home.resolve("etl-jobs").resolve("target").resolve("etl-job.jar");
    List<String> command = new ArrayList<>(List.of("spark-submit", "--master", "local[*]"));
    command.addAll(options);
    command.addAll(List.of("--class", JobMain.class.getName(), jobJar.toString()));
    command.addAll(arguments.toList());
    return command;
  }

  /**
   * Runs the job to its end.
   *
   * @param conf further settings of Spark for this one job, as in {@code spark.KEY=VALUE}
   * @throws io.sparketl.core.error.EtlException if it does not succeed
   */
  public RunRecord run(JobArguments arguments, List<String> conf, RunListener listener) {
    return with(conf, () -> JobMain.run(arguments.toList(), listener));
  }

  /** Looks whether the job could run here. */
  public List<Finding> check(ConfiguredJob job) {
    return with(List.of(), () -> new JobCheck().of(job.job()));
  }

  /** Sessions take their settings from the system's properties; the next job has its own. */
  private static <T> T with(List<String> conf, Supplier<T> work) {
    Properties before = (Properties) System.getProperties().clone();
    sparkProperties().forEach(LocalTarget::setIfMissing);
    conf.forEach(setting -> System.setProperty(setting.split("=", 2)[0], setting.split("=", 2)[1]));
    try {
      return work.get();
    } finally {
      System.setProperties(before);
    }
  }

  private static void setIfMissing(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
