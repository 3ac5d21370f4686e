package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunId;
import io.sparketl.jobs.run.RunPlan;
import io.sparketl.jobs.run.RunPlan.PlannedStep;
import io.sparketl.launcher.Shell.ShellResult;
import io.sparketl.testkit.S3Server;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged launcher and an S3 server, each a process of its own. */
class S3IT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String ETL = HOME.resolve("etl").toString();
  private static final String BUCKET = "s3a://samples/";

  @TempDir private static Path store;
  private static S3Server server;

  @TempDir Path folder;

  @BeforeAll
  static void upload() throws Exception {
    server = S3Server.start(store);
    server.createBucket("samples");
    Configuration configuration = new Configuration();
    server.settings().forEach(configuration::set);
    try (FileSystem bucket = FileSystem.newInstance(URI.create(BUCKET), configuration)) {
      for (String colour : List.of("yellow", "green")) {
        bucket.copyFromLocalFile(
            new org.apache.hadoop.fs.Path(HOME.resolve("data/taxi/" + colour).toUri()),
            new org.apache.hadoop.fs.Path(BUCKET));
      }
    }
  }

  /** The first call after a build archives classes, which takes a while. */
  @BeforeAll
  static void archiveClasses() throws Exception {
    Shell.run(store, Map.of(), List.of(ETL, "--version"), Duration.ofMinutes(3));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void readsFromABucketWhatItReadsFromAFolder() throws Exception {
    ShellResult run = run(server.settings());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            type    avgDist (mi)  avgCostPerMile (USD/mi)  avgCost (USD)
            green         177.43                    10.78          17.69
            yellow          92.8                    12.63          18.55
            """);
    assertThat(run.err())
        .contains("yellow  2,400 rows in 3 files: 2,346 used, 42 filtered (distance above zero 26,")
        .doesNotContain("WARN");
  }

  @Test
  void findsTheRunsOfABucket() throws Exception {
    Configuration configuration = new Configuration();
    server.settings().forEach(configuration::set);
    PlannedStep step = new PlannedStep("copy", "copy-text", Map.of());
    for (String id : List.of("r-1", "r-2")) {
      RunFolder run = RunFolder.of(BUCKET + "runs", new RunId(id), configuration);
      String now = Instant.now().toString();
      run.plan(new RunPlan(1, id, "copy-text", "local", now, Map.of(), List.of(step)));
      run.save(run.begin(new RunId(id), step).succeeded());
    }

    ShellResult status = etl(server.settings(), "status", "--runs", BUCKET + "runs");

    assertThat(status.status()).as(status.err()).isZero();
    assertThat(status.out())
        .startsWith("ID   NAME ")
        .containsSubsequence("\nr-2  copy-text  succeeded  ", "\nr-1  copy-text  succeeded  ");
    assertThat(etl(server.settings(), "status", "r-3", "--runs", BUCKET + "runs").err())
        .contains("there is no run 'r-3' in s3a://samples/runs; did you mean 'r-");
  }

  private ShellResult run(Map<String, String> settings) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", "taxi-summary"));
    for (String colour : List.of("yellow", "green")) {
      arguments.addAll(List.of("--set", "%s.path=%s%s".formatted(colour, BUCKET, colour)));
    }
    return etl(settings, arguments.toArray(String[]::new));
  }

  private ShellResult etl(Map<String, String> settings, String... arguments) throws Exception {
    String options =
        settings.entrySet().stream()
            .map(setting -> "-Dspark.hadoop.%s=%s".formatted(setting.getKey(), setting.getValue()))
            .collect(Collectors.joining(" "));
    List<String> command = new ArrayList<>(List.of(ETL));
    command.addAll(List.of(arguments));
    return Shell.run(folder, Map.of("ETL_JAVA_OPTIONS", options), command);
  }
}
