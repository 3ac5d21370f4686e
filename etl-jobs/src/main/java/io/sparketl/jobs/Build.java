package io.sparketl.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What this build of spark-etl is.
 *
 * @param version its version
 * @param commit the commit it was built from, with {@code -dirty} behind it where files had been
 *     changed; {@code unknown} if it was not built in a checkout
 */
public record Build(String version, String commit) {

  /** The build of which this class is part. */
  public static Build current() {
    Properties properties = new Properties();
    try (InputStream file = Build.class.getResourceAsStream("build.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = properties.getProperty("commit", "");
    String dirty = "true".equals(properties.getProperty("dirty")) ? "-dirty" : "";
    return new Build(
        properties.getProperty("version", "unknown"),
        commit.isEmpty() || commit.startsWith("${") ? "unknown" : commit + dirty);
  }

  @Override
  public String toString() {
    return version + " (" + commit + ")";
  }
}
