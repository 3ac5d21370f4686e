package io.sparketl.jobs.io;

import org.apache.hadoop.conf.Configuration;

/** How storage is reached where there is no session to ask. */
public final class StorageSettings {

  private static final String HADOOP = "spark.hadoop.";

  private StorageSettings() {}

  /** The settings that a session of this JVM would have: defaults, and {@code spark.hadoop.*}. */
  public static Configuration ofThisJvm() {
    Configuration hadoop = new Configuration();
    System.getProperties().stringPropertyNames().stream()
        .filter(key -> key.startsWith(HADOOP))
        .forEach(key -> hadoop.set(key.substring(HADOOP.length()), System.getProperty(key)));
    return hadoop;
  }
}
