package io.sparketl.jobs;

import io.sparketl.jobs.io.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

  /** The versions that a plan names: of this build, Spark and Java, and the digest of the jar. */
  public static Map<String, String> versions() throws IOException {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("spark-etl", current().toString());
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("java", System.getProperty("java.version"));
    jarDigest().ifPresent(digest -> versions.put("jar-sha256", digest));
    return versions;
  }

  /** The SHA-256 of the jar that this class came in; none where it came in a folder. */
  private static Optional<String> jarDigest() throws IOException {
    Path jar =
        Path.of(
            URI.create(Build.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    if (!Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    return Optional.of(Fingerprint.sha256(Files.readAllBytes(jar)));
  }

  @Override
  public String toString() {
    return version + " (" + commit + ")";
  }
}
