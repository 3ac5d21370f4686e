package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparketl.launcher.Shell.ShellResult;
import io.sparketl.launcher.failing.FailingLocalFileSystem;
import io.sparketl.launcher.failing.FailurePoint;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that hangs while it writes its output: what others see, and how it can be ended. */
class EndedRunIT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final int ENDED_BY_SIGNAL = 128;

  @TempDir Path folder;
  private Process hanging;

  @BeforeEach
  void startARunThatHangs() throws Exception {
    Files.writeString(folder.resolve("trips.csv"), "trip_distance,total_amount\n2,5\n");
    Files.createDirectory(folder.resolve("out"));
    Files.writeString(folder.resolve("out/summary.csv"), "old");
    ProcessBuilder builder = new ProcessBuilder(command("slow")).directory(folder.toFile());
    builder.environment().put("ETL_JAVA_OPTIONS", options());
    builder
        .environment()
        .put("ETL_JARS", HOME.resolve("etl-launcher/target/test-classes").toString());
    hanging =
        builder
            .redirectError(folder.resolve("stderr").toFile())
            .redirectOutput(new File("/dev/null"))
            .start();
    awaitHanging();
  }

  @AfterEach
  void endIt() throws InterruptedException {
    hanging.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
  }

  @Test
  void anotherRunIsRefusedUntilItIsDead() throws Exception {
    ShellResult second = run("second");
    assertThat(second.status()).isEqualTo(3);
    assertThat(second.err())
        .contains("ETL-304 OUTPUT_TAKEN")
        .contains("out/summary.csv is being written by the run slow-1 (process " + hanging.pid());
    assertThat(status("slow")).isEqualTo("running");

    hanging.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    assertThat(status("slow")).isEqualTo("killed");
    assertThat(folder.resolve("out/summary.csv")).hasContent("old");

    ShellResult third = run("third");
    assertThat(third.status()).as(third.err()).isZero();
    assertThat(children()).containsExactly("summary.csv");
  }

  @Test
  void toldToEndItTakesBackWhatItBeganAndSaysSo() throws Exception {
    hanging.destroy();

    assertThat(hanging.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(hanging.exitValue()).isGreaterThan(ENDED_BY_SIGNAL);
    assertThat(children()).containsExactly("summary.csv");
    assertThat(folder.resolve("out/summary.csv")).hasContent("old");
    JsonNode attempt =
        new ObjectMapper().readTree(folder.resolve("runs/slow/taxi-summary/1.json").toFile());
    assertThat(attempt.at("/status").asText()).isEqualTo("cancelled");
    assertThat(attempt.at("/error/name").asText()).isEqualTo("CANCELLED");
  }

  private ShellResult run(String id) throws Exception {
    return Shell.run(folder, Map.of(), command(id));
  }

  private String status(String id) throws Exception {
    List<String> command = List.of(HOME.resolve("etl").toString(), "status", id, "-o", "json");
    ShellResult status = Shell.run(folder, Map.of(), command);
    return new ObjectMapper().readTree(status.out()).at("/status").asText();
  }

  private static List<String> command(String id) {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("etl").toString(), "run"));
    command.addAll(List.of("taxi-summary", "--run-id", id, "--set", "yellow.path=trips.csv"));
    command.addAll(List.of("--set", "green=null", "--set", "summary.path=out/summary.csv"));
    return command;
  }

  private String options() {
    return "-Dspark.hadoop.fs.file.impl=%s -D%s=%d -D%s=%s"
        .formatted(
            FailingLocalFileSystem.class.getName(),
            FailurePoint.HANG_AT,
            12,
            FailurePoint.BELOW,
            folder.resolve("out"));
  }

  private void awaitHanging() throws Exception {
    Path stderr = folder.resolve("stderr");
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (!Files.readString(stderr).contains(FailurePoint.HANGING)
        && Instant.now().isBefore(end)) {
      assertThat(hanging.isAlive()).as(Files.readString(stderr)).isTrue();
      Thread.sleep(100);
    }
    assertThat(stderr).content().contains(FailurePoint.HANGING);
    assertThat(folder.resolve("out/.summary.csv.staging/slow-1")).exists();
  }

  private List<String> children() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
