package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.launcher.Shell.ShellResult;
import io.sparketl.testkit.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves behind, looked through for the credentials that it was given. */
class SecretsIT {

  private static final String ETL = Path.of("../etl").toAbsolutePath().normalize().toString();
  private static final Path SAMPLES = Path.of("../data/taxi/yellow").toAbsolutePath().normalize();
  private static final String SECRET_KEY = "fs.s3a.secret.key";
  private static final String ACCESS_KEY = "fs.s3a.access.key";

  /** An own one, so that what is looked for stands nowhere else. */
  private static final String WRONG = "not-the-right-one-4711";

  @TempDir private static Path store;
  private static S3Server server;
  private static String secret;

  @TempDir Path folder;

  /** What was seen of processes while a run went on. */
  private final Set<String> commandLines = new ConcurrentSkipListSet<>();

  @BeforeAll
  static void upload() throws Exception {
    server = S3Server.start(store);
    secret = server.settings().getOrDefault(SECRET_KEY, "");
    server.createBucket("samples");
    Configuration configuration = new Configuration();
    server.settings().forEach(configuration::set);
    URI bucket = URI.create("s3a://samples/");
    try (FileSystem samples = FileSystem.newInstance(bucket, configuration)) {
      samples.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(SAMPLES.toUri()), new org.apache.hadoop.fs.Path(bucket));
    }
    Shell.run(store, Map.of(), List.of(ETL, "--version"), Duration.ofMinutes(3));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void credentialsOfTheEnvironmentAreUsedAndLeaveNoTrace() throws Exception {
    Map<String, String> settings = new HashMap<>(server.settings());
    String key = String.valueOf(settings.remove(ACCESS_KEY));
    settings.remove(SECRET_KEY);
    settings.remove("fs.s3a.aws.credentials.provider");
    Map<String, String> environment =
        Map.of("AWS_ACCESS_KEY_ID", key, "AWS_SECRET_ACCESS_KEY", secret);

    ShellResult run = etl(environment, settings, "run", "taxi-summary", "-v");
    ShellResult failure =
        etl(
            environment,
            settings,
            "run",
            "taxi-summary",
            "--debug",
            "--set",
            "yellow.path=s3a://samples/no.csv");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(failure.status()).as(failure.err()).isEqualTo(2);
    assertThatNothingHolds(secret, run, failure);
  }

  @Test
  void credentialsOfSettingsAreUsedAndLeaveNoTrace() throws Exception {
    ShellResult run = etl(Map.of(), server.settings(), "run", "taxi-summary", "-v");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(commandLines).anyMatch(line -> line.contains("io.sparketl.launcher.Etl"));
    assertThatNothingHolds(secret, run);
  }

  @Test
  void credentialsThatAreRefusedLeaveNoTraceEither() throws Exception {
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put(SECRET_KEY, WRONG);

    ShellResult run = etl(Map.of(), settings, "run", "taxi-summary", "--debug", "-o", "json");

    assertThat(run.status()).as(run.err()).isEqualTo(8);
    assertThat(run.err()).contains("\tat ").contains("  log:     runs/");
    assertThatNothingHolds(WRONG, run);
  }

  @Test
  void credentialsInPathsAreRefusedUnsaid() throws Exception {
    String path = "s3a://KEY:" + WRONG + "@samples/yellow";

    ShellResult source =
        etl(Map.of(), Map.of(), "run", "taxi-summary", "--set", "yellow.path=" + path);
    ShellResult sink =
        etl(Map.of(), Map.of(), "check", "taxi-summary", "--set", "summary.path=" + path);
    ShellResult runs = etl(Map.of(), Map.of(), "run", "taxi-summary", "--runs", path);
    ShellResult inspect = etl(Map.of(), Map.of(), "inspect", path);

    for (ShellResult refusal : List.of(source, sink, runs, inspect)) {
      assertThat(refusal.status()).as(refusal.err()).isEqualTo(2);
      assertThat(refusal.err())
          .contains("'s3a://*****@samples/yellow' holds a credential")
          .doesNotContain(WRONG, "\tat ");
    }
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  private ShellResult etl(
      Map<String, String> environment, Map<String, String> settings, String... arguments)
      throws Exception {
    Path events = Files.createDirectories(folder.resolve("events"));
    String options =
        settings.entrySet().stream()
            .map(setting -> "-Dspark.hadoop.%s=%s".formatted(setting.getKey(), setting.getValue()))
            .collect(
                Collectors.joining(" ", "-Dspark.eventLog.enabled=true -Dspark.logConf=true ", ""));
    Map<String, String> all = new HashMap<>(environment);
    all.put("ETL_JAVA_OPTIONS", options + " -Dspark.eventLog.dir=" + events.toUri());
    List<String> command = new ArrayList<>(List.of(ETL));
    command.addAll(List.of(arguments));
    if (!settings.isEmpty()) {
      command.addAll(List.of("--set", "green=null"));
      if (!String.join(" ", arguments).contains("yellow.path")) {
        command.addAll(List.of("--set", "yellow.path=s3a://samples/yellow"));
      }
    }
    Thread watch = new Thread(this::watch);
    watch.start();
    try {
      return Shell.run(folder, all, command);
    } finally {
      watch.interrupt();
      watch.join();
    }
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      ProcessHandle.current().descendants().map(SecretsIT::commandLine).forEach(commandLines::add);
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** From the kernel where there is that file: Java leaves long ones out. */
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }

  private void assertThatNothingHolds(String credential, ShellResult... results)
      throws IOException {
    for (ShellResult result : results) {
      assertThat(result.out() + result.err()).doesNotContain(credential);
    }
    assertThat(commandLines).noneMatch(line -> line.contains(credential));
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all)
          .anyMatch(file -> file.endsWith("spark.log"))
          .anyMatch(file -> file.startsWith(folder.resolve("events")));
      for (Path file : all) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(credential);
      }
    }
  }
}
