package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.launcher.Shell.ShellResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job jar under the {@code spark-submit} of a whole Spark distribution, in {@code SPARK_HOME}.
 */
@Tag("distribution")
class SparkSubmitIT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void givesWhatTheLauncherGives() throws Exception {
    List<String> settings = new ArrayList<>();
    for (String colour : List.of("yellow", "green")) {
      settings.addAll(List.of("--set", colour + ".path=" + HOME.resolve("data/taxi/" + colour)));
    }
    settings.addAll(List.of("--set", "max-miles=100", "--set", "summary.path=submitted.csv"));

    ShellResult submitted = submit(settings);

    assertThat(submitted.status()).as(submitted.err()).isZero();
    assertThat(folder.resolve("submitted.csv"))
        .hasSameTextualContentAs(HOME.resolve("data/taxi/expected/summary-max-miles-100.csv"));
    ShellResult launched =
        Shell.run(
            folder,
            Map.of(),
            List.of(
                HOME.resolve("etl").toString(),
                "run",
                "taxi-summary",
                "--set",
                "max-miles=100",
                "--set",
                "summary.path=launched.csv"));
    assertThat(launched.status()).as(launched.err()).isZero();
    assertThat(folder.resolve("launched.csv"))
        .hasSameBinaryContentAs(folder.resolve("submitted.csv"));
  }

  @Test
  void failsWithTheErrorOnOneLine() throws Exception {
    ShellResult submitted =
        submit(List.of("--set", "yellow.path=no.csv", "--set", "summary.path=s.csv"));

    assertThat(submitted.status()).isNotZero();
    assertThat(submitted.err())
        .containsPattern("EtlException: ETL-201 INPUT_NOT_FOUND: there is nothing at .*; check");
    assertThat(folder.resolve("s.csv")).doesNotExist();
    assertThat(Files.exists(folder.resolve("runs"))).isTrue();
  }

  private ShellResult submit(List<String> settings) throws Exception {
    String sparkHome = System.getenv("SPARK_HOME");
    assertThat(sparkHome).as("SPARK_HOME names a whole Spark distribution").isNotBlank();
    List<String> command = new ArrayList<>(List.of(sparkHome + "/bin/spark-submit"));
    command.addAll(List.of("--master", "local[*]", "--class", "io.sparketl.jobs.JobMain"));
    command.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    command.addAll(List.of("--conf", "spark.driver.bindAddress=127.0.0.1"));
    command.add(HOME.resolve("etl-jobs/target/etl-job.jar").toString());
    command.add("taxi-summary");
    command.addAll(settings);
    return Shell.run(folder, Map.of(), command, Duration.ofMinutes(2));
  }
}
