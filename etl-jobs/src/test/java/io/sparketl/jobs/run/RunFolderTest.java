package io.sparketl.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.Fingerprint.ColumnFingerprint;
import io.sparketl.jobs.io.SkippedFile;
import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.jobs.run.RunPlan.PlannedStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {

  private static final Configuration HADOOP = new Configuration();
  private static final RunId ID = new RunId("r-1");
  private static final PlannedStep STEP =
      new PlannedStep("copy", "copy-text", Map.of("source.path", "größe.csv", "maxMiles", "null"));
  private static final SourceRecord SOURCE =
      new SourceRecord(
          List.of("a.csv", "b.csv"),
          2,
          3_000_000_000L,
          10,
          1,
          2,
          7,
          true,
          new Coverage(3, 3),
          Map.of("total_amount is not a number", 1L),
          Map.of("distance above zero", 2L),
          Map.of("surplus fields", 4L),
          List.of(new RejectedRow("a.csv", 17, "miles missing", ",1")),
          List.of(new SkippedFile("c.csv", "c.csv has no header")));
  private static final SinkRecord SINK =
      new SinkRecord(
          "out/s.csv",
          "csv",
          2,
          99,
          1,
          "00ff",
          Map.of("miles", new ColumnFingerprint("DOUBLE", "0a")));

  @TempDir Path runs;

  private RunFolder folder = new RunFolder("set before each test", HADOOP);

  @BeforeEach
  void openFolder() {
    folder = RunFolder.of(runs.toString(), ID, HADOOP);
  }

  @Test
  void aRunHasAFolderOfItsOwn() {
    assertThat(folder.path()).isEqualTo(runs + "/r-1");
    assertThat(RunFolder.of(runs + "/", ID, HADOOP)).isEqualTo(folder);
  }

  @Test
  void thePlanIsWrittenOnce() throws IOException {
    folder.plan(plan("2020-01-01T00:00:00Z", STEP));
    var first = Files.readString(planFile());
    folder.plan(plan("2020-01-02T00:00:00Z", STEP));

    assertThat(planFile()).hasContent(first).content().contains("2020-01-01", "\"run_id\"");
    assertThat(filesBelow(runs)).containsExactly("r-1/run.json");
  }

  @Test
  void otherParametersUnderTheSameIdAreRefused() throws IOException {
    folder.plan(plan("2020-01-01T00:00:00Z", STEP));
    var other = new PlannedStep("copy", "copy-text", Map.of("source.path", "other.csv"));

    assertThatThrownBy(() -> folder.plan(plan("2020-01-01T00:00:00Z", other)))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-103 ARGUMENT_INVALID: the run r-1 is one of copy-text with other parameters;"
                + " leave --run-id out for a new run, or repeat the run with its own parameters: "
                + planFile());
  }

  @Test
  void attemptsAreNumbered() throws IOException {
    assertThat(folder.lastAttempt("copy")).isEmpty();

    var first = folder.begin(ID, STEP);
    var second = folder.begin(ID, STEP);
    folder.begin(ID, new PlannedStep("other", "copy-text", Map.of()));

    assertThat(first.attempt()).isEqualTo(1);
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(folder.lastAttempt("copy")).contains(second);
    assertThat(filesBelow(runs))
        .containsExactly("r-1/copy/1.json", "r-1/copy/2.json", "r-1/other/1.json");
  }

  @Test
  void attemptsAreNumberedBeyondTheNinth() throws IOException {
    for (int i = 0; i < 12; i++) {
      folder.begin(ID, STEP);
    }

    assertThat(folder.lastAttempt("copy").orElseThrow().attempt()).isEqualTo(12);
  }

  @Test
  void anAttemptIsRunningUntilItSaysOtherwise() throws IOException {
    var begun = folder.begin(ID, STEP);

    assertThat(folder.lastAttempt("copy")).contains(begun);
    assertThat(begun.status()).isEqualTo(Status.RUNNING);
    assertThat(begun.parameters()).isEqualTo(STEP.parameters());
  }

  @Test
  void aSuccessIsReadAsItWasWritten() throws IOException {
    var succeeded =
        folder
            .begin(ID, STEP)
            .inApplication("local-1")
            .withSources(Map.of("source", SOURCE))
            .withSink("copy", SINK)
            .succeeded();
    folder.save(succeeded);

    assertThat(folder.lastAttempt("copy")).contains(succeeded);
    assertThat(filesBelow(runs)).containsExactly("r-1/copy/1.json");
  }

  @Test
  void aFailureIsReadAsItWasWritten() throws IOException {
    var failure =
        new EtlException(
            ErrorCode.ROWS_REJECTED,
            "too many",
            "mend them",
            new IllegalStateException("outer\nsecond line", new IOException("root")));
    var failed = folder.begin(ID, STEP).withSources(Map.of("source", SOURCE)).failed(failure);
    folder.save(failed);

    assertThat(folder.lastAttempt("copy")).contains(failed);
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.error())
        .isEqualTo(
            new ErrorRecord(
                204,
                "ROWS_REJECTED",
                "too many",
                "mend them",
                "java.io.IOException: root",
                List.of(
                    "io.sparketl.core.error.EtlException: ETL-204 ROWS_REJECTED:"
                        + " too many; mend them",
                    "java.lang.IllegalStateException: outer",
                    "java.io.IOException: root")));
  }

  @Test
  void theRecordIsComposedOfThePlanAndTheLastAttempt() throws IOException {
    folder.plan(plan("2020-01-01T00:00:00Z", STEP));
    folder.save(
        folder
            .begin(ID, STEP)
            .failed(new EtlException(ErrorCode.INPUT_NOT_FOUND, "nothing there", "put it there")));
    var last =
        folder
            .begin(ID, STEP)
            .inApplication("local-2")
            .withSources(Map.of("source", SOURCE))
            .withCounts(Map.of("salaries without features", 3L))
            .withSink("copy", SINK)
            .succeeded();
    folder.save(last);

    assertThat(folder.record())
        .contains(
            new RunRecord(
                1,
                "r-1",
                "copy-text",
                "local",
                Status.SUCCEEDED,
                last.startedAt(),
                last.seconds(),
                Map.of("spark", "3.5.5"),
                List.of(
                    new RunRecord.StepRecord(
                        "copy",
                        "copy-text",
                        Status.SUCCEEDED,
                        2,
                        last.seconds(),
                        "local-2",
                        STEP.parameters(),
                        Map.of("source", SOURCE),
                        Map.of("salaries without features", 3L),
                        Map.of("copy", SINK),
                        null))));
  }

  @Test
  void aPlannedRunThatHasNotBegunHasNoRecord() throws IOException {
    folder.plan(plan("2020-01-01T00:00:00Z", STEP));

    assertThat(folder.record()).isEmpty();
  }

  @Test
  void aRunThatDoesNotExistHasNoRecord() throws IOException {
    assertThat(folder.record()).isEmpty();
  }

  @Test
  void ofManyWhoBeginAtOnceEachHasAnAttemptOfItsOwnOrIsRefused() throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    var numbers = new ConcurrentLinkedQueue<Integer>();
    var refusals = new ConcurrentLinkedQueue<EtlException>();
    for (int i = 0; i < 40; i++) {
      pool.execute(
          () -> {
            try {
              numbers.add(folder.begin(ID, STEP).attempt());
            } catch (EtlException e) {
              refusals.add(e);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    pool.shutdown();

    assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(numbers).doesNotHaveDuplicates().contains(1);
    assertThat(numbers.size() + refusals.size()).isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"text\"",
        "not json",
        "{\"run_id\": 3, \"colour\": \"red\"}",
        "null",
        "{}"
      })
  void aPlanThatCannotBeReadIsReported(String content) throws IOException {
    Files.createDirectories(planFile().getParent());
    Files.writeString(planFile(), content);

    assertThatThrownBy(() -> folder.plan(plan("2020-01-01T00:00:00Z", STEP)))
        .isInstanceOf(EtlException.class)
        .hasMessage(unreadable(planFile()));
    assertThatThrownBy(() -> folder.record())
        .isInstanceOf(EtlException.class)
        .hasMessage(unreadable(planFile()));
  }

  @Test
  void aRecordThatIsNotTextIsReported() throws IOException {
    Files.createDirectories(planFile().getParent());
    Files.write(planFile(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThatThrownBy(() -> folder.record())
        .isInstanceOf(EtlException.class)
        .hasMessage(unreadable(planFile()));
  }

  @Test
  void anAttemptThatCannotBeReadIsReported() throws IOException {
    folder.begin(ID, STEP);
    var file = runs.resolve("r-1/copy/1.json");
    Files.writeString(file, Files.readString(file).substring(0, 40));

    assertThatThrownBy(() -> folder.lastAttempt("copy"))
        .isInstanceOf(EtlException.class)
        .hasMessage(unreadable(file));
  }

  private static String unreadable(Path file) {
    return "ETL-502 RECORD_UNREADABLE: %s is not a record that this version of spark-etl can read;"
            .formatted(file)
        + " read it with the version that wrote it, or use another --run-id";
  }

  private static RunPlan plan(String createdAt, PlannedStep step) {
    return new RunPlan(
        1,
        "r-1",
        "copy-text",
        "local",
        createdAt,
        null,
        null,
        Map.of("spark", "3.5.5"),
        List.of(step));
  }

  private Path planFile() {
    return runs.resolve("r-1/run.json");
  }

  private static List<String> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
