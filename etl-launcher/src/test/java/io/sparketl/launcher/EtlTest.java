package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparketl.launcher.report.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as far as it starts no Spark. */
class EtlTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsJobs() {
    assertThat(etl("list")).isZero();

    assertThat(out.toString())
        .startsWith("PIPELINE ")
        .containsPattern("\ntaxi-summary +Average distance");
    assertThat(err.toString()).contains("'etl plan PIPELINE' and 'etl describe JOB' tell more");
  }

  @Test
  void listsJobsForPrograms() throws IOException {
    assertThat(etl("list", "-o", "json")).isZero();

    assertThat(json().at("/schema_version").asInt()).isEqualTo(1);
    assertThat(json().at("/jobs").findValuesAsText("name")).contains("taxi-summary");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void describesPortsColumnsUnitsRulesAndParameters() {
    assertThat(etl("describe", "taxi-summary", "--set", "max-miles=100")).isZero();

    assertThat(out.toString())
        .contains("reads yellow: Trips of yellow taxis")
        .contains("total_amount   DECIMAL(18,6)  USD   total_amt")
        .contains("  - distance above zero\n  - amount above zero\n  - distance at most 100 mi\n")
        .contains("writes summary: The averages")
        .contains("avgCostPerMile  DOUBLE  USD/mi")
        .containsPattern("green}.max-rejected +0.01 +The largest share of rows")
        .containsPattern("to +null +The last day of pick-up that counts");
  }

  @Test
  void describesForPrograms() throws IOException {
    assertThat(etl("describe", "taxi-summary", "-o", "json")).isZero();

    JsonNode job = json().get("job");
    assertThat(job.at("/inputs/0/columns/1/unit").asText()).isEqualTo("USD");
    assertThat(job.at("/inputs").findValuesAsText("name")).contains("yellow", "green");
    assertThat(job.at("/parameters/0/keys").toString())
        .isEqualTo("[\"yellow.path\",\"green.path\"]");
    assertThat(job.at("/parameters").findValues("keys").toString()).contains("max-miles");
  }

  @Test
  void describesAJobWhosePathsNobodyHasSet() {
    int status = run(folder, "describe", "taxi-summary");

    assertThat(status).isZero();
    assertThat(out.toString()).contains("reads green:").doesNotContain("PATH.parquet");
  }

  @Test
  void checksInputsAndOutputsWithoutTouchingThem() throws IOException {
    Path summary = folder.resolve("new/summary.csv");

    assertThat(etl("check", "taxi-summary", "--set", "summary.path=" + summary)).isZero();

    assertThat(out.toString())
        .contains("ok      yellow: 3 files, ")
        .contains("trip_distance (as Trip_Distance, trip_distance)")
        .contains("ok      summary: " + summary + " can be written")
        .endsWith("taxi-summary can run\n");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void checkFindsEverythingThatIsWrong() throws IOException {
    Path trips = Files.writeString(folder.resolve("trips.csv"), "distance,total_amount\n");
    Path other = Files.writeString(folder.resolve("other"), "a file");

    int status =
        etl(
            "check",
            "taxi-summary",
            "--set",
            "yellow.path=" + trips,
            "--set",
            "green.path=" + folder.resolve("trips.cvs"),
            "--set",
            "summary.path=" + other + "/summary.csv");

    assertThat(status).isEqualTo(5);
    assertThat(out.toString())
        .contains("wrong   yellow: file:" + trips + " has no column 'trip_distance'")
        .contains("ETL-202 COLUMNS_MISSING, remedy: check that this is the right file")
        .contains("trips.cvs; did you mean 'trips.csv'?")
        .contains("ETL-301 OUTPUT_UNWRITABLE")
        .endsWith("taxi-summary cannot run\n");
  }

  @Test
  void checksForPrograms() throws IOException {
    assertThat(etl("check", "taxi-summary", "-o", "json", "--set", "green.path=" + folder))
        .isEqualTo(2);

    assertThat(json().at("/ok").asBoolean()).isFalse();
    assertThat(json().at("/ports/1/code").asText()).isEqualTo("ETL-201 INPUT_NOT_FOUND");
    assertThat(json().at("/ports/2/ok").asBoolean()).isTrue();
  }

  @Test
  void dryRunShowsTheExactCommandAndRunsNothing() {
    int status =
        etl(
            "run",
            "taxi-summary",
            "--dry-run",
            "--run-id",
            "daily",
            "--set",
            "green=null",
            "--set",
            "summary.path=" + folder + "/it's here.csv");

    assertThat(status).isZero();
    assertThat(out.toString())
        .startsWith(
            "spark-submit --master 'local[*]' --class io.sparketl.jobs.JobMain %s taxi-summary"
                .formatted(HOME.resolve("etl-jobs/target/etl-job.jar")))
        .contains(" --target local --run-id daily --runs runs --set yellow.path=" + HOME)
        .contains(" --set green=null ")
        .contains(" --set 'summary.path=" + folder + "/it'\\''s here.csv' ");
    assertThat(err.toString()).contains("taxi-summary can run");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void dryRunOfWhatCannotRunShowsNoCommand() throws IOException {
    assertThat(etl("run", "taxi-summary", "--dry-run", "--set", "green.path=no.csv")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();

    assertThat(etl("run", "taxi-summary", "--dry-run", "-o", "json", "--set", "green.path=no.csv"))
        .isEqualTo(2);
    assertThat(json().at("/check/ok").asBoolean()).isFalse();
    assertThat(json().at("/commands/0/0").asText()).isEqualTo("spark-submit");
  }

  @Test
  void refusesToPublishOverAnInput() throws IOException {
    Path trips = Files.writeString(folder.resolve("t.csv"), "trip_distance,total_amount\n1,2\n");

    int status =
        etl(
            "check",
            "taxi-summary",
            "--set",
            "green=null",
            "--set",
            "yellow.path=" + folder,
            "--set",
            "summary.path=" + trips);

    assertThat(status).isEqualTo(2);
    assertThat(out.toString())
        .contains("ETL-303 OUTPUT_CONFLICTS")
        .contains("the input 'yellow' is read from " + folder);
  }

  @Test
  void findsEverythingThatIsWrongWithPathsOfOtherKinds() {
    int status =
        etl("check", "taxi-summary", "--set", "green.path=no.csv", "--set", "summary.path=a:b.csv");

    assertThat(status).isEqualTo(2);
    assertThat(out.toString())
        .contains("ETL-201 INPUT_NOT_FOUND")
        .contains("'a:b.csv' is not a path");
  }

  @Test
  void reportsEveryMistakeWithItsPlace() throws IOException {
    Path conf =
        Files.writeString(
            folder.resolve("my.conf"),
            """
            jobs.taxi-summary {
              max-mile = 3
              from = tomorrow
              yellow.max-rejected = 2
            }
            source = 1
            """);

    assertThat(etl("run", "taxi-summary", "--conf", conf.toString(), "--set", "to=x")).isEqualTo(2);

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualTo(
            """
            ETL-101 CONFIG_INVALID
              problem: %s:6: unknown key 'source'; did you mean 'sources'?
                       %s:2: unknown key 'max-mile'; did you mean 'max-miles'?
                       %s:4: yellow: max-rejected is a share from 0 to 1, not 2.0
                       %s:3: from: 'tomorrow' is not a date as in 2020-01-31
                       --set to: to: 'x' is not a date as in 2020-01-31
              remedy:  mend the places named; docs/pipelines.md and 'etl describe JOB' tell every key
            """
                .formatted(conf, conf, conf, conf));
  }

  @Test
  void showsAStackTraceOnlyForDebug() {
    assertThat(etl("run", "taxi-sumary")).isEqualTo(2);
    assertThat(err.toString())
        .contains("there is no job or pipeline 'taxi-sumary'; did you mean 'taxi-summary'?")
        .doesNotContain("\tat ");

    assertThat(etl("run", "taxi-sumary", "--debug")).isEqualTo(2);
    assertThat(err.toString()).contains("\tat io.sparketl.launcher.command.PipelineOptions");
  }

  @Test
  void refusesWrongUsageInOneLineWithTheWayToHelp() {
    assertThat(etl("run")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            """
            etl run: Missing required parameter: 'NAME'
            'etl run --help' shows what it understands
            """);
    assertThat(etl()).isEqualTo(2);
    assertThat(err.toString()).contains("Commands:").contains("etl: a command is missing");
    assertThat(etl("rnu")).isEqualTo(2);
    assertThat(err.toString()).contains("'rnu' is not a command; did you mean 'run'?");
    assertThat(etl("run", "taxi-summary", "-q", "-v")).isEqualTo(2);
  }

  @Test
  void helpNamesEveryExitCode() {
    assertThat(etl("--help")).isZero();

    assertThat(out.toString())
        .contains("0   done")
        .contains("5   the data was refused")
        .contains("8   permission or credentials missing");
  }

  @Test
  void versionNamesTheCommit() {
    assertThat(etl("--version")).isZero();

    assertThat(out.toString())
        .containsPattern("etl [0-9.]+(-SNAPSHOT)? \\(([0-9a-f]{7,}(-dirty)?|unknown)\\)\n")
        .contains("Spark 3.5.5\n")
        .contains("Java 17");
  }

  @Test
  void completionKnowsVerbsAndJobs() {
    assertThat(etl("completion")).isZero();

    assertThat(out.toString())
        .startsWith("#!")
        .contains("describe")
        .contains("inspect")
        .contains("status")
        .contains("logs")
        .contains("diff")
        .contains("taxi-summary");
  }

  private int etl(String... arguments) {
    return run(HOME, arguments);
  }

  private int run(Path home, String... arguments) {
    Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
    return Etl.run(List.of(arguments), console, home);
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }
}
