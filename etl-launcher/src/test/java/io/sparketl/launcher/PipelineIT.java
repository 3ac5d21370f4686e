package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparketl.launcher.Shell.ShellResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pipelines through the front door. Scripts are run by a {@code spark-submit} of the test's own,
 * which runs them with {@code sh}: what counts here is how the process is told and heard.
 */
class PipelineIT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @BeforeEach
  void installASparkSubmit() throws IOException {
    Path program = folder.resolve("spark/bin/spark-submit");
    Files.createDirectories(program.getParent());
    Files.writeString(
        program,
        """
        #!/bin/sh
        echo "told: $*"
        while [ "${1#*.py}" = "$1" ]; do shift; done
        exec sh "$@"
        """);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("trips.csv"), "trip_distance,total_amount\n2,5\n");
  }

  @Test
  void theShippedOnesMakeWhatTheySay() throws Exception {
    ShellResult clouds = etl("run", "word-clouds");
    assertThat(clouds.status()).as(clouds.err()).isZero();
    assertThat(files("out/word-clouds", "png")).hasSize(21);
    assertThat(folder.resolve("out/word-clouds/word_clouds.gif")).isNotEmptyFile();
    assertThat(clouds.out())
        .contains("STEP ", "words ", "counts ", "clouds ")
        .contains("clouds.film");

    ShellResult covid = etl("run", "covid", "-o", "json", "-q");
    assertThat(covid.status()).as(covid.err()).isZero();
    JsonNode record = new ObjectMapper().readTree(covid.out());
    assertThat(record.at("/steps/1/sources/compare/rows_used").asLong())
        .isEqualTo(record.at("/steps/0/sinks/states/rows").asLong());
    assertThat(Files.readString(folder.resolve("out/covid/diff_report.json")))
        .startsWith(
            "{\"file_source\":\"states\",\"file_compare\":\"states_csv\",\"source_rows\":810");
  }

  private void writePipeline(String more) throws IOException {
    Files.writeString(
        folder.resolve("mine.conf"),
        """
        description = "Trips, and a script on them."
        steps = [
          { name = trips, job = taxi-summary, parameters {
              yellow.path = trips.csv, green = null, summary.path = "out/{date}.csv" } }
          { name = page, script = page.py, arguments = [{ from = trips.summary }, { to = html }]
            outputs.html = "out/page.html", resources.executor-memory = 2g %s }
        ]
        """
            .formatted(more));
  }

  @Test
  void aScriptIsToldItsPathsAndItsOutputIsInTheLog() throws Exception {
    writePipeline("");
    Files.writeString(folder.resolve("page.py"), "echo \"from $1\"; cp \"$1\" \"$2\"");

    ShellResult run = etl("run", "mine.conf", "--date", "2026-11-01", "--run-id", "r1");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(folder.resolve("out/page.html"))
        .hasSameTextualContentAs(folder.resolve("out/2026-11-01.csv"));
    assertThat(etl("logs", "r1").out())
        .contains("--executor-memory 2g page.py out/2026-11-01.csv out/page.html")
        .contains("from out/2026-11-01.csv");
    JsonNode record = new ObjectMapper().readTree(etl("status", "r1", "-o", "json").out());
    assertThat(record.at("/steps/1/job").asText()).isEqualTo("page.py");
    assertThat(record.at("/steps/1/status").asText()).isEqualTo("succeeded");
  }

  @Test
  void aScriptThatFailsIsTheResultAndIsResumed() throws Exception {
    writePipeline("");
    Files.writeString(folder.resolve("page.py"), "echo 'ValueError: no such page' >&2; exit 3");

    ShellResult run = etl("run", "mine.conf", "--run-id", "r1");

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err())
        .contains("ETL-407 SCRIPT_FAILED")
        .contains("page.py ended with exit code 3: ValueError: no such page")
        .contains("page   failed");

    Files.writeString(folder.resolve("page.py"), "cp \"$1\" \"$2\"");
    ShellResult resumed = etl("run", "mine.conf", "--resume", "last");
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(resumed.err())
        .contains("trips  not run: its outputs stand, from the same inputs and parameters")
        .contains("page   began: its last attempt was failed");
  }

  @Test
  void aScriptThatMakesNothingIsNoSuccess() throws Exception {
    writePipeline("");
    Files.writeString(folder.resolve("page.py"), "exit 0");

    ShellResult run = etl("run", "mine.conf");

    assertThat(run.status()).isEqualTo(4);
    assertThat(run.err()).contains("page.py ended well, but did not make its output 'html'");

    // What was there before is not what it made.
    Files.writeString(folder.resolve("out/page.html"), "yesterday's");
    ShellResult stale = etl("run", "mine.conf");
    assertThat(stale.status()).isEqualTo(4);
    assertThat(stale.err()).contains("page.py ended well, but left its output 'html' as it was");
  }

  @Test
  void whatTakesTooLongIsEnded() throws Exception {
    writePipeline(", time-limit = 2s");
    Files.writeString(folder.resolve("page.py"), "echo $$ >pid; exec sleep 100");

    ShellResult run = etl("run", "mine.conf");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .contains("ETL-504 TIMED_OUT", "the step 'page' was not done in 2 seconds");
    assertThat(isAlive("pid")).isFalse();
  }

  @Test
  void whoIsToldToEndEndsTheScriptAndDoesNotTryItAgain() throws Exception {
    writePipeline(", retries = 2");
    Files.writeString(folder.resolve("page.py"), "echo $$ >pid; exec sleep 100");
    Process etl = start("run", "mine.conf", "--run-id", "r1");
    awaitFile("pid");

    etl.destroy();

    assertThat(etl.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(isAlive("pid")).isFalse();
    assertThat(folder.resolve("err")).content().doesNotContain("tried again");
    assertThat(new ObjectMapper().readTree(etl("status", "r1", "-o", "json").out()).at("/status"))
        .hasToString("\"cancelled\"");
  }

  @Test
  void withoutADistributionItIsSaidBeforeAnythingRuns() throws Exception {
    writePipeline("");
    Files.writeString(folder.resolve("page.py"), "exit 0");
    Map<String, String> bare = new HashMap<>(environment());
    bare.put("SPARK_HOME", folder.resolve("nowhere").toString());

    ShellResult check =
        Shell.run(folder, bare, List.of(HOME.resolve("etl").toString(), "check", "mine.conf"));

    assertThat(check.status()).isEqualTo(3);
    assertThat(check.out())
        .contains("ETL-510 DISTRIBUTION_MISSING", "which has no bin/spark-submit");
  }

  @Test
  void thePlanListsTheVeryCommands() throws Exception {
    writePipeline("");

    ShellResult plan = etl("plan", "mine.conf", "-o", "json", "--date", "2026-11-01");

    assertThat(plan.status()).as(plan.err()).isZero();
    JsonNode steps = new ObjectMapper().readTree(plan.out()).at("/steps");
    assertThat(steps.at("/0/command").toString())
        .contains("--step", "trips", "summary.path=out/2026-11-01.csv");
    assertThat(steps.at("/1/inputs/trips.summary/from")).hasToString("\"trips.summary\"");
    assertThat(steps.at("/1/command").toString())
        .endsWith("\"page.py\",\"out/2026-11-01.csv\",\"out/page.html\"]");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  private boolean isAlive(String file) throws Exception {
    long pid = Long.parseLong(Files.readString(folder.resolve(file)).strip());
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private void awaitFile(String name) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(folder.resolve(name)) || Files.size(folder.resolve(name)) == 0) {
      assertThat(System.nanoTime()).as("the script began in time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private List<Path> files(String below, String ending) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve(below))) {
      return all.filter(file -> file.toString().endsWith("." + ending)).toList();
    }
  }

  private Map<String, String> environment() {
    return Map.of("SPARK_HOME", folder.resolve("spark").toString());
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("etl").toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private ShellResult etl(String... arguments) throws Exception {
    return Shell.run(folder, environment(), command(arguments), PATIENCE);
  }

  private Process start(String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(arguments)).directory(folder.toFile());
    builder.environment().putAll(environment());
    return builder
        .redirectError(folder.resolve("err").toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
