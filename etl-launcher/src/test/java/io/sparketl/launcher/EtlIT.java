package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparketl.launcher.Shell.ShellResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged launcher as a process, through the front door. */
class EtlIT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  /** The first call after a build archives classes, and says so. */
  @BeforeAll
  static void archiveClasses(@TempDir Path anywhere) throws Exception {
    List<String> command = List.of(HOME.resolve("etl").toString(), "--version");
    Shell.run(anywhere, Map.of(), command, Duration.ofMinutes(3));
  }

  @Test
  void runsTheSamplesAndKeepsResultsApartFromEverythingElse() throws Exception {
    ShellResult run = etl("run", "taxi-summary");

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
        .contains("summary out/taxi-summary/summary.parquet: parquet, 2 rows, ")
        .containsPattern("record  runs/[0-9]{8}-[0-9]{6}-[0-9a-f]{4}\n")
        .doesNotContain("WARN")
        .doesNotContain("building");
    assertThat(folder.resolve("out/taxi-summary")).isDirectoryContaining("glob:**summary.parquet");
    assertThat(children(folder)).containsExactly("out", "runs");
  }

  @Test
  void printsTheComposedRecordAndNothingElse() throws Exception {
    ShellResult run =
        etl("run", "taxi-summary", "-o", "json", "-q", "--run-id", "r1", "--set", "green=null");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    JsonNode record = new ObjectMapper().readTree(run.out());
    assertThat(record.at("/run_id").asText()).isEqualTo("r1");
    assertThat(record.at("/target").asText()).isEqualTo("local");
    assertThat(record.at("/status").asText()).isEqualTo("succeeded");
    assertThat(record.at("/steps/0/sources/yellow/rows_used").asLong()).isEqualTo(2346);
    assertThat(record.at("/steps/0/sinks/summary/rows").asLong()).isEqualTo(1);
    assertThat(record.at("/steps/0/parameters/green").asText()).isEqualTo("null");
    assertThat(etl("status", "r1", "-o", "json").out()).isEqualTo(run.out());
    assertThat(folder.resolve("runs/r1/spark.log")).isNotEmptyFile();
    assertThat(etl("logs", "last").out())
        .isEqualTo(Files.readString(folder.resolve("runs/r1/spark.log")));
  }

  @Test
  void tellsWhetherTwoRunsHaveTheSameResults() throws Exception {
    etl("run", "taxi-summary", "-q", "--run-id", "parquet");
    etl("run", "taxi-summary", "-q", "--run-id", "csv", "--set", "summary.path=summary.csv");
    etl("run", "taxi-summary", "-q", "--run-id", "near", "--set", "max-miles=100");

    ShellResult same = etl("diff", "parquet", "csv");
    ShellResult other = etl("diff", "parquet", "near");

    assertThat(same.status()).as(same.err()).isZero();
    assertThat(same.out()).isEqualTo("summary  equal (2 rows)\n");
    assertThat(other.status()).as(other.err()).isEqualTo(5);
    assertThat(other.out())
        .isEqualTo(
            "summary  differs: column avgDist differs; column avgCostPerMile differs;"
                + " column avgCost differs\n");
  }

  @Test
  void aRunWhoseProcessWasKilledIsKnownAsSuch() throws Exception {
    String command =
        """
        '%s' run taxi-summary -q --run-id k & etl=$!
        while [ ! -e runs/k/taxi-summary/1.json ]; do sleep 0.1; done
        kill -9 $etl
        """;
    Shell.run(folder, Map.of(), List.of("sh", "-c", command.formatted(HOME.resolve("etl"))));

    assertThat(etl("status", "last").out()).contains("\nkilled: ");
  }

  @Test
  void failsWithoutAStackTraceAndNamesTheLog() throws Exception {
    ShellResult run =
        etl("run", "taxi-summary", "-o", "json", "--run-id", "r2", "--set", "yellow.path=no.csv");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("ETL-201 INPUT_NOT_FOUND\n  problem: there is nothing at file:" + folder)
        .contains("  log:     runs/r2/spark.log")
        .doesNotContain("\tat ");
    JsonNode record = new ObjectMapper().readTree(run.out());
    assertThat(record.at("/status").asText()).isEqualTo("failed");
    assertThat(record.at("/steps/0/error/name").asText()).isEqualTo("INPUT_NOT_FOUND");
    assertThat(folder.resolve("out/taxi-summary")).isEmptyDirectory();
  }

  @Test
  void refusesATruncatedArchiveAndPublishesNothing() throws Exception {
    byte[] whole =
        Files.readAllBytes(
            HOME.resolve("data/taxi/yellow/year=2020/yellow_tripdata_2020-02.csv.gz"));
    Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));

    ShellResult run =
        etl("run", "taxi-summary", "--set", "green=null", "--set", "yellow.path=cut.csv.gz");

    assertThat(run.status()).isEqualTo(5);
    assertThat(run.err())
        .contains(
            "ETL-205 INPUT_UNREADABLE\n  problem: file:%s/cut.csv.gz is damaged or ends too early:"
                .formatted(folder));
    assertThat(folder.resolve("out/taxi-summary")).isEmptyDirectory();
  }

  @Test
  void takesQuotesBlanksAndCommasInPaths() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("it's a \"folder\", really"));
    Files.writeString(odd.resolve("a.csv"), "trip_distance,total_amount\n2,5\n");
    Files.writeString(odd.resolve("b,c.csv"), "trip_distance,total_amount\n4,5\n");
    Path conf =
        Files.writeString(
            folder.resolve("my.conf"),
            """
            jobs.taxi-summary {
              yellow.path = ["it's a \\"folder\\", really/a.csv", "it's a \\"folder\\", really/b,c.csv"]
              green = null
              summary.path = "it's a \\"folder\\", really/summary.csv"
            }
            """);

    ShellResult run = etl("run", "taxi-summary", "--conf", conf.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(odd.resolve("summary.csv"))
        .hasContent("type,avgDist,avgCostPerMile,avgCost\nyellow,3.0,1.88,5.0");
  }

  @Test
  void findsTheJobsOfAJarOfYourOwn() throws Exception {
    // The tests of etl-jobs bring a job, as somebody's jar would.
    String jars = HOME.resolve("etl-jobs/target/test-classes").toString();

    assertThat(etl(Map.of("ETL_JARS", jars), "list").out())
        .contains("copy-text ")
        .contains("taxi-summary ");
  }

  @Test
  void refusesAFolderForRecordsThatCannotBeOneInAFewLines() throws Exception {
    Files.writeString(folder.resolve("runs"), "a file");

    ShellResult run = etl("run", "taxi-summary");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("ETL-301 OUTPUT_UNWRITABLE\n")
        .contains(folder.resolve("runs") + " is not a folder")
        .doesNotContain("\tat ");
  }

  @Test
  void runsThroughALinkFromAnotherFolder() throws Exception {
    Path link =
        Files.createSymbolicLink(folder.resolve("my etl"), folder.relativize(HOME.resolve("etl")));

    ShellResult run =
        Shell.run(folder, Map.of(), List.of(link.toString(), "check", "taxi-summary"));

    assertThat(run.out()).as(run.err()).endsWith("taxi-summary can run\n");
    assertThat(children(folder)).containsExactly("my etl");
  }

  @Test
  void failsWhenItsResultCannotBeDelivered() throws Exception {
    String command = "'%s' list >/dev/full".formatted(HOME.resolve("etl"));

    ShellResult list = Shell.run(folder, Map.of(), List.of("sh", "-c", command));

    assertThat(list.status()).isEqualTo(3);
    assertThat(list.err()).contains("etl: the result could not be written to stdout");
  }

  @Test
  void saysSoWhenARunHadSucceededBefore() throws Exception {
    assertThat(etl("run", "taxi-summary", "--run-id", "once", "-q").status()).isZero();

    ShellResult again = etl("run", "taxi-summary", "--run-id", "once");

    assertThat(again.status()).isZero();
    assertThat(again.err()).contains("this run had succeeded before; nothing was run");
  }

  @Test
  void saysInOneLineWhichJavaItNeedsAndHowToGetIt() throws Exception {
    Path fake = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(fake, "#!/bin/sh\necho 'openjdk version \"1.8.0_292\"' >&2\n");
    assertThat(fake.toFile().setExecutable(true)).isTrue();

    ShellResult old = etl(Map.of("JAVA_HOME", folder.resolve("jdk").toString()), "list");
    ShellResult none = etl(Map.of("JAVA_HOME", folder.resolve("nowhere").toString()), "list");

    assertThat(old.status()).isEqualTo(3);
    assertThat(old.err()).contains("is version 1, JDK 17 is needed").containsOnlyOnce("\n");
    assertThat(none.status()).isEqualTo(3);
    assertThat(none.err()).contains("nowhere/bin/java: install a JDK 17").containsOnlyOnce("\n");
  }

  @Test
  void startsFromTheArchiveOfClasses() throws Exception {
    String log = "-Xlog:class+load:file=" + folder.resolve("classes.log");

    assertThat(etl(Map.of("ETL_JAVA_OPTIONS", log), "list").status()).isZero();

    assertThat(folder.resolve("classes.log"))
        .content()
        .contains("io.sparketl.launcher.Etl source: shared objects file (top)");
  }

  @Test
  void passesOverAnArchiveThatDoesNotFitWithoutAWord() throws Exception {
    Path none = Files.writeString(folder.resolve("none.jsa"), "");

    ShellResult version =
        etl(Map.of("ETL_JAVA_OPTIONS", "-XX:SharedArchiveFile=" + none), "--version");

    assertThat(version).isEqualTo(etl("--version"));
    assertThat(version.err()).isEmpty();
  }

  private ShellResult etl(String... arguments) throws Exception {
    return etl(Map.of(), arguments);
  }

  private ShellResult etl(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("etl").toString()));
    command.addAll(List.of(arguments));
    return Shell.run(folder, environment, command);
  }

  private static List<String> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
