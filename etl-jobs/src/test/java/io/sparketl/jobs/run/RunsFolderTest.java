package io.sparketl.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.publish.DriverProcess;
import io.sparketl.jobs.run.RunPlan.PlannedStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsFolderTest {

  private static final PlannedStep STEP = new PlannedStep("copy", "copy-text", Map.of());

  @TempDir Path path;

  private RunsFolder runs = new RunsFolder("set before each test", new Configuration());

  @BeforeEach
  void openFolder() {
    runs = new RunsFolder(path.toString(), new Configuration());
  }

  @Test
  void listsTheNewestFirstWhateverTheirNames() throws IOException {
    run("b", "2020-01-01T00:00:00Z");
    run("a", "2020-01-03T00:00:00.500Z");
    run("c", "2020-01-03T00:00:00Z");

    assertThat(runs.list()).extracting(ListedRun::runId).containsExactly("a", "c", "b");
    assertThat(runs.list().get(0))
        .isEqualTo(
            new ListedRun(
                "a", "copy-text", Status.SUCCEEDED, "2020-01-03T00:00:00.500Z", 1.5, null));
    assertThat(runs.find("last").runId()).isEqualTo("a");
  }

  @Test
  void passesOverWhatIsNoRun() throws IOException {
    Files.writeString(path.resolve("notes.txt"), "");
    Files.createDirectories(path.resolve("_temporary"));
    Files.writeString(Files.createDirectories(path.resolve("failed")).resolve("spark.log"), "");

    assertThat(runs.list()).isEmpty();
    assertThatThrownBy(() -> runs.find("failed")).hasMessageContaining("there is no run 'failed'");
  }

  @Test
  void aFolderThatIsNotThereHoldsNoRuns() {
    var nowhere = new RunsFolder(path + "/nowhere", new Configuration());

    assertThat(nowhere.list()).isEmpty();
    assertThatThrownBy(() -> nowhere.find("last"))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-102 NAME_UNKNOWN: there are no runs in %s/nowhere; start one with 'etl run',"
                    .formatted(path)
                + " or name the folder of your runs with --runs");
  }

  @Test
  void aRecordThatCannotBeReadDoesNotHideTheOthers() throws IOException {
    run("old", "2020-01-01T00:00:00Z");
    run("no-plan", "2020-01-01T00:00:00Z");
    run("no-attempt", "2020-01-01T00:00:00Z");
    run("no-time", "2020-01-01T00:00:00Z");
    Files.writeString(path.resolve("no-plan/run.json"), "{");
    Files.writeString(path.resolve("no-attempt/copy/1.json"), "{}");
    Path attempt = path.resolve("no-time/copy/1.json");
    Files.writeString(attempt, Files.readString(attempt).replace("2020-01-01T", "yesterday "));

    assertThat(runs.list())
        .extracting(run -> "%s %s".formatted(run.runId(), run.problem()))
        .containsExactlyInAnyOrder(
            "old null",
            "no-plan " + unreadable("no-plan/run.json"),
            "no-attempt " + unreadable("no-attempt/copy/1.json"),
            "no-time " + unreadable("no-time/copy/1.json"));
    assertThat(runs.list()).last().extracting(ListedRun::runId).isEqualTo("old");
  }

  @Test
  void aRunThatIsOnlyPlannedSaysSo() throws IOException {
    runs.run(new RunId("r-1")).plan(plan("r-1"));

    assertThat(runs.list().get(0).problem())
        .isEqualTo("the run 'r-1' is planned, and no attempt of it has begun");
    assertThatThrownBy(() -> runs.find("r-1"))
        .hasMessage(
            "ETL-102 NAME_UNKNOWN: the run 'r-1' is planned, and no attempt of it has begun;"
                + " look again in a moment; if it does not begin, repeat it with --run-id r-1");
  }

  @Test
  void aRunWhoseProcessIsGoneWasKilled() throws IOException {
    var self = DriverProcess.current();
    var gone = new DriverProcess(self.host(), self.space(), self.pid(), "77");
    save("r-1", attempt("r-1", Status.RUNNING, "2020-01-01T00:00:00Z", 0, gone));

    assertThat(runs.list()).extracting(ListedRun::status).containsExactly(Status.KILLED);
    assertThat(runs.find("r-1").status()).isEqualTo(Status.KILLED);
    assertThat(runs.find("r-1").seconds()).isZero();
  }

  @Test
  void aRunThatGoesOnHasTakenTimeAlready() throws IOException {
    save("r-1", attempt("r-1", Status.RUNNING, "2020-01-01T00:00:00Z", 0, DriverProcess.current()));

    assertThat(runs.find("r-1").status()).isEqualTo(Status.RUNNING);
    assertThat(runs.find("r-1").seconds()).isGreaterThan(1e6);
  }

  @Test
  void aNameThatIsNearIsOffered() throws IOException {
    run("nightly-1", "2020-01-01T00:00:00Z");

    assertThatThrownBy(() -> runs.find("nihgtly-1"))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            ("ETL-102 NAME_UNKNOWN: there is no run 'nihgtly-1' in %s; did you mean 'nightly-1'?;"
                    + " 'etl status' lists the runs; --runs names another folder of them")
                .formatted(path));
  }

  private String unreadable(String file) {
    return "%s/%s is not a record that this version of spark-etl can read".formatted(path, file);
  }

  private void run(String id, String startedAt) throws IOException {
    save(id, attempt(id, Status.SUCCEEDED, startedAt, 1.5, DriverProcess.current()));
  }

  private void save(String id, Attempt attempt) throws IOException {
    RunFolder folder = runs.run(new RunId(id));
    folder.plan(plan(id));
    folder.save(attempt);
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

  private static RunPlan plan(String id) {
    return new RunPlan(
        1, id, "copy-text", "local", "2020-01-01T00:00:00Z", null, null, Map.of(), List.of(STEP));
  }
}
