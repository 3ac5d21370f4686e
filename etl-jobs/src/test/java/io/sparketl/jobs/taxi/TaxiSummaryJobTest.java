package io.sparketl.jobs.taxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.JobRuns;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.SourceRecord;
import io.sparketl.jobs.run.Status;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The job end to end, through the driver's entry point, on the repository's samples. */
@ExtendWith(SparkExtension.class)
class TaxiSummaryJobTest {

  private static final Path SAMPLES = Path.of("..", "data", "taxi").toAbsolutePath().normalize();
  private static final Path EXPECTED = SAMPLES.resolve("expected");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "summary.csv,              ''",
    "summary-max-miles-100.csv,max-miles=100",
    "summary-2020.csv,         from=2020-01-01 to=2020-12-31"
  })
  void givesWhatAnIndependentProgramComputed(String expected, String assignments) {
    List<String> settings = new ArrayList<>(samples());
    Stream.of(assignments.split(" ")).filter(one -> one.contains("=")).forEach(settings::add);

    run(settings);

    assertThat(folder.resolve("summary.csv")).hasSameTextualContentAs(EXPECTED.resolve(expected));
  }

  @Test
  void countsEveryRowOfTheSamples() throws IOException {
    RunRecord record = run(samples());

    JsonNode expected = JobRuns.json(EXPECTED.resolve("counts.json"));
    for (String colour : List.of("yellow", "green")) {
      SourceRecord source = JobRuns.source(record, colour);
      JsonNode counts = expected.get(colour);
      assertThat(source.rowsRead()).isEqualTo(counts.get("rows_read").asLong());
      assertThat(source.rowsUsed()).isEqualTo(counts.get("rows_used").asLong());
      assertThat(source.rowsRejected()).isEqualTo(counts.get("rows_rejected").asLong());
      assertThat(source.rowsFiltered()).isEqualTo(counts.get("rows_filtered").asLong());
      assertThat(source.rejected()).isEqualTo(JobRuns.counts(counts.get("rejected")));
      assertThat(source.filtered()).isEqualTo(JobRuns.counts(counts.get("filtered")));
    }
  }

  @Test
  void countsRowsThatOptionalRulesFilter() {
    List<String> settings = new ArrayList<>(samples());
    settings.addAll(List.of("max-miles=100", "from=2020-01-01", "to=2020-12-31"));

    SourceRecord yellow = JobRuns.source(run(settings), "yellow");

    assertThat(yellow.filtered())
        .containsKeys(
            "distance at most 100 mi",
            "picked up on or after 2020-01-01",
            "picked up on or before 2020-12-31");
    assertThat(yellow.rowsRead())
        .isEqualTo(yellow.rowsUsed() + yellow.rowsFiltered() + yellow.rowsRejected());
  }

  @Test
  void readsOneColourAlone() throws IOException {
    run(List.of("yellow=null", "green.path=" + SAMPLES.resolve("green"), summary("csv")));

    String green = Files.readString(EXPECTED.resolve("summary.csv")).replaceAll("yellow.*\n", "");
    assertThat(folder.resolve("summary.csv")).hasContent(green);
  }

  @Test
  void readsEveryFormatToTheSameResult(SparkSession spark) throws IOException {
    Path parquet = folder.resolve("yellow-parquet");
    spark
        .read()
        .option("header", true)
        .option("escape", "\"")
        .csv(SAMPLES.resolve("yellow/year=2020/yellow_tripdata_2020-01.csv").toString())
        .write()
        .parquet(parquet.toString());
    Path bzip2 = folder.resolve("yellow.csv.bz2");
    BZip2Codec codec = new BZip2Codec();
    codec.setConf(new Configuration());
    try (OutputStream out = codec.createOutputStream(Files.newOutputStream(bzip2))) {
      Files.copy(SAMPLES.resolve("yellow/year=2020/yellow_tripdata_2020-01.csv"), out);
    }
    Path plain = SAMPLES.resolve("yellow/year=2020/yellow_tripdata_2020-01.csv");

    List<String> results = new ArrayList<>();
    for (Path yellow : List.of(plain, bzip2, parquet)) {
      run(List.of("yellow.path=" + yellow, "green=null", summary("csv")));
      results.add(Files.readString(folder.resolve("summary.csv")));
    }

    assertThat(results).hasSize(3);
    assertThat(results.stream().distinct()).hasSize(1);
  }

  @Test
  void writesEveryFormat(SparkSession spark) throws IOException {
    for (String format : List.of("parquet", "json")) {
      List<String> settings = new ArrayList<>(samples());
      settings.add(summary(format));
      run(settings);
    }

    assertThat(folder.resolve("summary.json"))
        .hasContent(
            """
            {"type":"green","avgDist":177.43,"avgCostPerMile":10.78,"avgCost":17.69}
            {"type":"yellow","avgDist":92.8,"avgCostPerMile":12.63,"avgCost":18.55}""");
    assertThat(Files.size(folder.resolve("summary.parquet"))).isPositive();
  }

  @Test
  void doesNotRunAgainWhatHasSucceededUnderItsId() throws IOException {
    RunRecord first = run(samples(), "--run-id", "daily-1");
    Files.delete(folder.resolve("summary.csv"));

    RunRecord second = run(samples(), "--run-id", "daily-1");

    assertThat(second).isEqualTo(first);
    assertThat(folder.resolve("summary.csv")).doesNotExist();
    List<String> other = new ArrayList<>(samples());
    other.add("max-miles=7");
    assertThatThrownBy(() -> run(other, "--run-id", "daily-1"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("the run daily-1 is one of taxi-summary with other parameters");
  }

  @Test
  void recordsAFailureAndTriesAgainUnderTheSameId() throws IOException {
    Path late = folder.resolve("late.csv");
    List<String> settings = List.of("yellow.path=" + late, "green=null", summary("csv"));
    assertThatThrownBy(() -> run(settings, "--run-id", "daily-2"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-201 INPUT_NOT_FOUND");
    JsonNode failed = JobRuns.json(folder.resolve("runs/daily-2/taxi-summary/1.json"));
    assertThat(failed.get("status").asText()).isEqualTo("failed");
    assertThat(failed.at("/error/code").asInt()).isEqualTo(201);
    // As if the first attempt had been killed while it wrote.
    Files.createDirectory(folder.resolve(".summary.csv.staging-daily-2-1"));
    Files.writeString(late, "trip_distance,total_amount\n2,5\n");

    RunRecord record = run(settings, "--run-id", "daily-2");

    assertThat(record.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(record.step().attempts()).isEqualTo(2);
    assertThat(folder.resolve("summary.csv"))
        .hasContent("type,avgDist,avgCostPerMile,avgCost\nyellow,2.0,2.5,5.0");
  }

  @Test
  void leavesTheOldResultAndNoLitterWhenTheDataIsRefused() throws IOException {
    Path dirty =
        Files.writeString(folder.resolve("dirty.csv"), "trip_distance,total_amount\n2,5\nx,5\n");
    Files.writeString(folder.resolve("summary.csv"), "old");

    assertThatThrownBy(() -> run(List.of("yellow.path=" + dirty, "green=null", summary("csv"))))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining(
            "ETL-204 ROWS_REJECTED: 1 of 2 rows of yellow were rejected (50.00 %");

    assertThat(folder.resolve("summary.csv")).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("summary.csv", "dirty.csv", "runs");
    }
  }

  private List<String> samples() {
    return List.of(
        "yellow.path=" + SAMPLES.resolve("yellow"),
        "green.path=" + SAMPLES.resolve("green"),
        summary("csv"));
  }

  private String summary(String format) {
    return "summary.path=" + folder.resolve("summary." + format);
  }

  private RunRecord run(List<String> assignments, String... options) {
    return new JobRuns(folder.resolve("runs")).run("taxi-summary", assignments, options);
  }
}
