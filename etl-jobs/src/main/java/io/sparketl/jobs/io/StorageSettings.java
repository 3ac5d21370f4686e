package io.sparketl.jobs.io;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** How storage is reached, where a cluster does not say it. */
public final class StorageSettings {

  private static final String HADOOP = "spark.hadoop.";

  private StorageSettings() {}

  /**
   * What a cluster with an own way to reach S3 sets, and others lack: {@code s3:} is reached as
   * {@code s3a:} is.
   */
  public static Map<String, String> missingIn(Configuration hadoop) {
    return hadoop.get("fs.s3.impl") == null
        ? Map.of("fs.s3.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem")
        : Map.of();
  }

  /** The settings that a session of this JVM would have: defaults, and {@code spark.hadoop.*}. */
  public static Configuration ofThisJvm() {
    Configuration hadoop = new Configuration();
    System.getProperties().stringPropertyNames().stream()
        .filter(key -> key.startsWith(HADOOP))
        .forEach(key -> hadoop.set(key.substring(HADOOP.length()), System.getProperty(key)));
    missingIn(hadoop).forEach(hadoop::set);
    return hadoop;
  }
}
