package io.sparketl.launcher.target;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the programs of the Spark distribution that this machine has. */
final class SparkDistribution {

  private final Map<String, String> environment;

  /** That of {@code SPARK_HOME}, or else of {@code PATH}. */
  SparkDistribution(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The path of a program.
   *
   * @param name such as {@code spark-submit}
   * @throws EtlException DISTRIBUTION_MISSING if it is not there
   */
  Path program(String name) {
    return folders().stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> missing(name));
  }

  private List<Path> folders() {
    String sparkHome = environment.getOrDefault("SPARK_HOME", "");
    if (!sparkHome.isEmpty()) {
      return List.of(Path.of(sparkHome, "bin"));
    }
    List<Path> folders = new ArrayList<>();
    for (String folder :
        environment.getOrDefault("PATH", "").split(System.getProperty("path.separator"), -1)) {
      if (!folder.isEmpty()) {
        folders.add(Path.of(folder));
      }
    }
    return folders;
  }

  private EtlException missing(String name) {
    String sparkHome = environment.getOrDefault("SPARK_HOME", "");
    return new EtlException(
        ErrorCode.DISTRIBUTION_MISSING,
        sparkHome.isEmpty()
            ? "SPARK_HOME is not set, and there is no %s on PATH".formatted(name)
            : "SPARK_HOME is %s, which has no bin/%s".formatted(sparkHome, name),
        "set SPARK_HOME to a Spark distribution; 'pip install pyspark==3.5.5' brings one");
  }
}
