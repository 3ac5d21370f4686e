package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.Fingerprint.ColumnFingerprint;
import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.jobs.io.publish.DriverProcess;
import io.sparketl.jobs.run.Attempt;
import io.sparketl.jobs.run.Json;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunId;
import io.sparketl.jobs.run.RunPlan;
import io.sparketl.jobs.run.RunPlan.PlannedStep;
import io.sparketl.jobs.run.SinkRecord;
import io.sparketl.jobs.run.SourceRecord;
import io.sparketl.jobs.run.Status;
import io.sparketl.launcher.report.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code etl status}, {@code logs} and {@code diff}, from records to what they print. */
class RunVerbsTest {

  private static final PlannedStep STEP = new PlannedStep("copy", "copy-text", Map.of());

  @TempDir Path runs;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsRunsAndNamesWhatCannotBeRead() throws IOException {
    save("r-1", "local", attempt("r-1", Status.SUCCEEDED, "2020-01-01T00:00:00Z", 12.25));
    save("r-2", "local", attempt("r-2", Status.FAILED, "2020-01-02T00:00:00Z", 0.5));
    save("broken", "local", attempt("broken", Status.SUCCEEDED, "2020-01-03T00:00:00Z", 1));
    Files.writeString(runs.resolve("broken/run.json"), "{");
    Files.createDirectory(runs.resolve("no-run"));

    assertThat(etl("status")).isZero();

    assertThat(out.toString())
        .isEqualTo(
            """
            ID   NAME       STATUS     STARTED               SECONDS
            broken  %s/broken/run.json is not a record that this version of spark-etl can read
            r-2  copy-text  failed     2020-01-02T00:00:00Z      0.5
            r-1  copy-text  succeeded  2020-01-01T00:00:00Z     12.3
            """
                .formatted(runs));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void listsAtMostAsManyAsAreAskedFor() throws IOException {
    for (int day = 1; day <= 3; day++) {
      String id = "r-" + day;
      save(id, "local", attempt(id, Status.SUCCEEDED, "2020-01-0%dT00:00:00Z".formatted(day), 1));
    }

    assertThat(etl("status", "-n", "1")).isZero();

    assertThat(out.toString()).contains("\nr-3 ").doesNotContain("r-2", "r-1");
    assertThat(err.toString()).isEqualTo("… and 2 older ones; --limit shows more\n");
    assertThat(etl("status", "--limit", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("etl status: --limit is at least 1, not 0\n");
  }

  @Test
  void listsRunsForPrograms() throws IOException {
    save("r-1", "local", attempt("r-1", Status.SUCCEEDED, "2020-01-01T00:00:00Z", 12.25));
    save("r-0", "local", attempt("r-0", Status.SUCCEEDED, "2020-01-01T00:00:00Z", 1));
    Files.writeString(runs.resolve("r-0/copy/1.json"), "{");

    assertThat(etl("status", "-o", "json")).isZero();

    assertThat(json().at("/schema_version").asInt()).isEqualTo(1);
    assertThat(json().at("/runs/0/problem").asText()).contains("r-0/copy/1.json is not a record");
    assertThat(json().at("/runs/1"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"run_id": "r-1", "name": "copy-text", "status": "succeeded",
                     "started_at": "2020-01-01T00:00:00Z", "seconds": 12.25}
                    """));
  }

  @Test
  void saysWhenThereAreNoRuns() throws IOException {
    assertThat(etl("status")).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isEqualTo("there are no runs in " + runs + "\n");

    assertThat(etl("status", "-o", "json")).isZero();
    assertThat(json().at("/runs").isEmpty()).isTrue();
    assertThat(json().at("/runs").isArray()).isTrue();

    assertThat(etl("status", "last")).isEqualTo(2);
    assertThat(err.toString()).contains("ETL-102 NAME_UNKNOWN\n  problem: there are no runs in ");
  }

  @Test
  void tellsWhatBecameOfEveryRow() throws IOException {
    save("r-1", "local", succeeded("r-1", "2020-01-01T00:00:00Z", sink("f", 2, "x:INT:01")));

    assertThat(etl("status", "last")).isZero();

    assertThat(out.toString())
        .isEqualTo(
            """
            copy-text, run r-1, target local
            began   2020-01-01T00:00:00Z
            source  10 rows in 1 file: 7 used, 2 filtered (distance above zero 2), 1 rejected (x missing 1)
            copy    out.csv: csv, 2 rows, 99 bytes
            record  %s/r-1
            succeeded in 1.5 s
            """
                .formatted(runs));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tellsWhyARunFailed() throws IOException {
    Attempt begun = attempt("r-1", Status.RUNNING, "2020-01-01T00:00:00Z", 0);
    save(
        "r-1",
        "local",
        begun.failed(new EtlException(ErrorCode.INPUT_NOT_FOUND, "nothing there", "put it there")));

    assertThat(etl("status", "r-1")).isZero();

    assertThat(out.toString())
        .contains(
            "\nETL-201 INPUT_NOT_FOUND\n  problem: nothing there\n  remedy:  put it there\nrecord ")
        .containsPattern("\nfailed in [0-9.]+ s\n$");
  }

  @Test
  void tellsWhetherARunGoesOnOrWasKilled() throws IOException {
    save("r-1", "local", attempt("r-1", Status.RUNNING, "2020-01-01T00:00:00Z", 0));
    save(
        "r-2",
        "local",
        withDriver("r-2", new DriverProcess(self().host(), self().space(), self().pid(), "then")));

    assertThat(etl("status", "r-1")).isZero();
    assertThat(out.toString()).containsPattern("\nrunning for [0-9.]+ s\n$");
    assertThat(etl("status", "r-2")).isZero();
    assertThat(out.toString()).endsWith("\nkilled: its process has gone without a word\n");
  }

  @Test
  void printsTheComposedRecordForPrograms() throws IOException {
    save("r-1", "local", succeeded("r-1", "2020-01-01T00:00:00Z", sink("f", 2, "x:INT:01")));

    assertThat(etl("status", "r-1", "-o", "json")).isZero();

    assertThat(out.toString()).isEqualTo(Json.write(folder("r-1").record().orElseThrow()) + "\n");
    assertThat(json().at("/steps/0/sinks/copy/rows").asInt()).isEqualTo(2);
  }

  @Test
  void aRunThatIsNotThereIsWrongUsageForEveryVerb() throws IOException {
    save("r-1", "local", attempt("r-1", Status.SUCCEEDED, "2020-01-01T00:00:00Z", 1));

    for (String verb : List.of("status", "logs")) {
      assertThat(etl(verb, "r-9")).isEqualTo(2);
      assertThat(err.toString())
          .endsWith(
              """
              ETL-102 NAME_UNKNOWN
                problem: there is no run 'r-9' in %s; did you mean 'r-1'?
                remedy:  'etl status' lists the runs; --runs names another folder of them
              """
                  .formatted(runs));
    }
    assertThat(etl("diff", "r-1", "r-9")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void printsTheLogAsItIs() throws IOException {
    save("r-1", "local", attempt("r-1", Status.SUCCEEDED, "2020-01-01T00:00:00Z", 1));
    String log = "größe\r\n".repeat(50_000) + "no end of line";
    Files.writeString(runs.resolve("r-1/spark.log"), log);

    assertThat(etl("logs", "r-1")).isZero();
    assertThat(out.toString()).isEqualTo(log);

    assertThat(etl("logs", "last")).isZero();
    assertThat(out.toString()).isEqualTo(log + log);
  }

  @Test
  void printsTheLogOfARunThatFailedBeforeItHadARecord() throws IOException {
    Files.writeString(Files.createDirectory(runs.resolve("r-1")).resolve("spark.log"), "line\n");

    assertThat(etl("logs", "r-1")).isZero();

    assertThat(out.toString()).isEqualTo("line\n");
  }

  @Test
  void saysWhereALogIsThatIsNotHere() throws IOException {
    Attempt here = attempt("here", Status.SUCCEEDED, "2020-01-01T00:00:00Z", 1);
    save("here", "local", here);
    save("there", "yarn", here.inApplication("application_1_2"));

    assertThat(etl("logs", "here")).isEqualTo(2);
    assertThat(err.toString())
        .contains("problem: there is no log of the run here at " + runs + "/here/spark.log\n")
        .contains("remedy:  the run was made on another machine or from another folder;");

    assertThat(etl("logs", "there")).isEqualTo(2);
    assertThat(err.toString())
        .contains("there is no log of the run there at ")
        .contains("kept by the cluster that ran it, as that of the application application_1_2;")
        .contains("yarn logs -applicationId application_1_2\n");
  }

  @Test
  void equalResultsAreEqual() throws IOException {
    SinkRecord sink = sink("f", 2, "x:INT:01");
    save("a", "local", succeeded("a", "2020-01-01T00:00:00Z", sink));
    save("b", "yarn", succeeded("b", "2020-01-02T00:00:00Z", sink));

    assertThat(etl("diff", "a", "last")).isZero();

    assertThat(out.toString()).isEqualTo("copy  equal (2 rows)\n");
  }

  @Test
  void differencesAreToldColumnByColumn() throws IOException {
    save(
        "a",
        "local",
        succeeded(
            "a",
            "2020-01-01T00:00:00Z",
            sink("f", 2, "type:STRING:01", "avgDist:DOUBLE:02", "x:INT:03", "y:STRING:04")));
    save(
        "b",
        "local",
        succeeded(
            "b",
            "2020-01-01T00:00:00Z",
            sink("g", 3, "type:STRING:01", "avgDist:DOUBLE:05", "y:DOUBLE:04", "z:INT:06")));

    assertThat(etl("diff", "a", "b")).isEqualTo(5);

    assertThat(out.toString())
        .isEqualTo(
            "copy  differs: 2 rows and 3; column avgDist differs; column x only in A;"
                + " column y STRING in A, DOUBLE in B; column z only in B\n");
  }

  @Test
  void differencesThatNoColumnShowsAreNamed() throws IOException {
    save("a", "local", succeeded("a", "2020-01-01T00:00:00Z", sink("f", 2, "x:INT:1", "y:INT:2")));
    save("b", "local", succeeded("b", "2020-01-01T00:00:00Z", sink("g", 2, "x:INT:1", "y:INT:2")));
    save("c", "local", succeeded("c", "2020-01-01T00:00:00Z", sink("h", 2, "y:INT:2", "x:INT:1")));

    assertThat(etl("diff", "a", "b")).isEqualTo(5);
    assertThat(etl("diff", "a", "c")).isEqualTo(5);

    assertThat(out.toString())
        .isEqualTo(
            """
            copy  differs: the same values in every column, but combined in other rows
            copy  differs: the same values in every column, but the columns stand in another order
            """);
  }

  @Test
  void differencesForPrograms() throws IOException {
    SinkRecord x = sink("f", 2, "x:INT:1", "y:INT:2");
    Attempt a = succeeded("a", "2020-01-01T00:00:00Z", x);
    save("a", "local", a.withSink("extra", sink("e", 1, "z:INT:3")));
    save("b", "local", succeeded("b", "2020-01-01T00:00:00Z", sink("g", 2, "x:INT:1", "y:INT:3")));

    assertThat(etl("diff", "a", "b", "-o", "json")).isEqualTo(5);

    assertThat(json())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"schema_version": 1, "a": "a", "b": "b", "equal": false,
                     "sinks": {
                       "copy": {"equal": false, "rows": [2, 2],
                                "columns": {"x": "equal", "y": "differs"}},
                       "extra": {"equal": false, "rows": [1, null],
                                 "columns": {"z": "only in A"}}}}
                    """));
  }

  @Test
  void onlyRunsThatSucceededCanBeCompared() throws IOException {
    save("a", "local", attempt("a", Status.SUCCEEDED, "2020-01-01T00:00:00Z", 1));
    save("b", "local", attempt("b", Status.FAILED, "2020-01-01T00:00:00Z", 1));

    assertThat(etl("diff", "a", "b")).isEqualTo(2);

    assertThat(err.toString())
        .isEqualTo(
            """
            ETL-103 ARGUMENT_INVALID
              problem: the status of the run b is failed, and only runs that have succeeded can be compared
              remedy:  'etl status b' tells more of it
            """);
  }

  private static Attempt attempt(String id, Status status, String startedAt, double seconds) {
    return attempt(id, status, startedAt, seconds, self());
  }

  private static Attempt withDriver(String id, DriverProcess driver) {
    return attempt(id, Status.RUNNING, "2020-01-01T00:00:00Z", 0, driver);
  }

  private static Attempt attempt(
      String id, Status status, String startedAt, double seconds, DriverProcess driver) {
    return new Attempt(
        1,
        id,
        "copy",
        "copy-text",
        1,
        status,
        startedAt,
        seconds,
        driver,
        null,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        null);
  }

  private static Attempt succeeded(String id, String startedAt, SinkRecord sink) {
    SourceRecord source =
        new SourceRecord(
            List.of("in.csv"),
            1,
            99,
            10,
            1,
            2,
            7,
            true,
            new Coverage(1, 1),
            Map.of("x missing", 1L),
            Map.of("distance above zero", 2L),
            Map.of(),
            List.of(),
            List.of());
    return attempt(id, Status.SUCCEEDED, startedAt, 1.5)
        .withSources(Map.of("source", source))
        .withSink("copy", sink);
  }

  /** Columns written as {@code name:type:hash}. */
  private static SinkRecord sink(String fingerprint, long rows, String... columns) {
    Map<String, ColumnFingerprint> all = new LinkedHashMap<>();
    for (String column : columns) {
      String[] parts = column.split(":", -1);
      all.put(parts[0], new ColumnFingerprint(parts[1], parts[2]));
    }
    return new SinkRecord("out.csv", "csv", rows, 99, 1, fingerprint, all);
  }

  private static DriverProcess self() {
    return DriverProcess.current();
  }

  private void save(String id, String target, Attempt attempt) throws IOException {
    RunFolder folder = folder(id);
    folder.plan(
        new RunPlan(
            1,
            id,
            "copy-text",
            target,
            "2020-01-01T00:00:00Z",
            null,
            null,
            Map.of(),
            List.of(STEP)));
    folder.save(attempt);
  }

  private RunFolder folder(String id) {
    return RunFolder.of(runs.toString(), new RunId(id), new Configuration());
  }

  private int etl(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--runs", runs.toString()));
    Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
    return Etl.run(all, console, Path.of(".."));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }
}
