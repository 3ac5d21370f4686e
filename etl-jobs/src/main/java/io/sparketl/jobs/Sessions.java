package io.sparketl.jobs;

import io.sparketl.jobs.io.StorageSettings;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Opens the sessions in which jobs run. */
final class Sessions {

  private Sessions() {}

  /**
   * A session with the settings on which results depend.
   *
   * @param name what Spark calls the application
   * @throws io.sparketl.core.error.EtlException if Spark does not start
   */
  static SparkSession open(String name) {
    try {
      SparkSession.Builder builder = SparkSession.builder().appName(name);
      SqlSettings.all().forEach(builder::config);
      StorageSettings.missingIn(new Configuration())
          .forEach((key, value) -> builder.config("spark.hadoop." + key, value));
      return builder.getOrCreate();
    } catch (Exception | LinkageError e) {
      throw Failures.ofStart(e);
    }
  }
}
