package io.sparketl.jobs.salary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.Job;
import io.sparketl.jobs.JobRuns;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.StoredTables;
import io.sparketl.jobs.io.Tables;
import io.sparketl.jobs.io.ledger.PassCount;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.SourceRecord;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The job end to end, through the driver's entry point, on the repository's samples. */
@ExtendWith(SparkExtension.class)
class AverageSalaryJobTest {

  private static final Path SAMPLES = Path.of("..", "data", "salary").toAbsolutePath().normalize();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "all,          false, duplicates=refuse",
    "without-zeros,false, ignore-zero-salaries=true",
    "keep-first,   true,  duplicates=keep-first",
    "keep-all,     true,  duplicates=keep-all"
  })
  void givesAndCountsWhatAnIndependentProgramComputed(
      String name, boolean isRepeated, String assignment) throws IOException {
    Path expected = SAMPLES.resolve("expected").resolve(name);

    RunRecord record = run(isRepeated, assignment);

    for (String feature : List.of("companyId", "jobType", "degree", "major", "industry")) {
      String file = feature + "/average_salary.csv";
      assertThat(folder.resolve("out").resolve(file))
          .hasSameTextualContentAs(expected.resolve(file));
    }
    JsonNode counts = JobRuns.json(expected.resolve("counts.json"));
    assertThat(record.step().counts())
        .containsExactlyInAnyOrderEntriesOf(JobRuns.counts(counts.get("counts")));
    for (String input : List.of("features", "salaries")) {
      SourceRecord source = JobRuns.source(record, input);
      assertThat(source.complete()).isTrue();
      assertThat(source.rejected()).isEqualTo(JobRuns.counts(counts.get(input).get("rejected")));
      assertThat(source.filtered()).isEqualTo(JobRuns.counts(counts.get(input).get("filtered")));
    }
  }

  @Test
  void refusesDuplicatesWithExamplesAndLeavesTheOldResult() throws IOException {
    Path degrees = folder.resolve("out/degree/average_salary.csv");
    Files.createDirectories(degrees.getParent());
    Files.writeString(degrees, "old");

    assertThatThrownBy(() -> run(true))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-210 KEYS_DUPLICATE: features of a jobId that was there before: 3, such as"
                + " JOB1362684407690, JOB1362684407692;"
                + " salaries of a jobId that was there before: 3, such as"
                + " JOB1362684407692, JOB1362684407694, JOB1362684408287;"
                + " mend the input, or set duplicates to keep-first or keep-all");

    assertThat(degrees).hasContent("old");
    assertThat(folder.resolve("out/major")).doesNotExist();
  }

  @Test
  void groupsByOtherFeaturesIntoOneFile() throws IOException {
    Path features =
        Files.writeString(
            folder.resolve("f.csv"), "JOBID,yearsExperience\na,10\nb,10\nc,9\nd,11\n");
    Path salaries = Files.writeString(folder.resolve("s.csv"), "jobId,Salary\na,1\nb,2\nc,1.5\n");

    run(
        List.of(
            "features.path=" + features,
            "salaries.path=" + salaries,
            "averages.path=" + folder.resolve("averages.csv"),
            "group-by=yearsExperience"));

    assertThat(folder.resolve("averages.csv"))
        .hasContent(
            """
            feature,value,average_salary
            yearsExperience,10,1.5
            yearsExperience,9,1.5
            """);
  }

  @Test
  void givesTheHeaderAloneForNoJobs() throws IOException {
    Path features = Files.writeString(folder.resolve("f.csv"), "jobId,degree\n");
    Path salaries = Files.writeString(folder.resolve("s.csv"), "jobId,salary\n");

    RunRecord record =
        run(
            List.of(
                "features.path=" + features,
                "salaries.path=" + salaries,
                "averages.path=" + folder.resolve("averages.csv"),
                "group-by=degree"));

    assertThat(folder.resolve("averages.csv")).hasContent("feature,value,average_salary");
    assertThat(record.step().counts().values()).containsOnly(0L);
  }

  @Test
  void namesTheKeyOfAFeatureThatIsNone() {
    assertThatThrownBy(() -> run(false, "group-by=degree,salary"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("group-by: salary is what is averaged, and no feature");
  }

  @Test
  void readsEachInputOnceAndJoinsOnceHoweverManyFeatures(SparkSession spark) throws IOException {
    var job =
        new AverageSalaryJob(
            Source.of(List.of(SAMPLES.resolve("features").toString()), Source.Format.CSV, 0.1),
            Source.of(List.of(SAMPLES.resolve("salaries").toString()), Source.Format.CSV, 0.1),
            new Sink(folder.resolve("averages.csv").toString(), Sink.Format.CSV),
            List.of("companyId", "jobType", "degree", "major", "industry"),
            false,
            Duplicates.KEEP_ALL);

    String plan;
    try (StoredTables tables = new StoredTables(spark, job.ports(), "plan")) {
      plan = PlannedTables.of(job, tables).queryExecution().executedPlan().toString();
    }

    assertThat(Pattern.compile("BatchScan").matcher(plan).results()).as(plan).hasSize(2);
    assertThat(Pattern.compile("Join ").matcher(plan).results()).as(plan).hasSize(1);
  }

  /** Keeps what a job would write instead of writing it. */
  private static final class PlannedTables implements Tables {
    private final Tables tables;
    private final List<Dataset<Row>> written = new ArrayList<>();

    private PlannedTables(Tables tables) {
      this.tables = tables;
    }

    static Dataset<Row> of(Job job, Tables tables) {
      var planned = new PlannedTables(tables);
      job.run(planned);
      return planned.written.get(0);
    }

    @Override
    public Dataset<Row> read(String input) {
      return tables.read(input);
    }

    @Override
    public void write(String output, Dataset<Row> rows) {
      written.add(rows);
    }

    @Override
    public Dataset<Row> count(Dataset<Row> rows, Map<String, Column> weights, Column example) {
      return tables.count(rows, weights, example);
    }

    @Override
    public Map<String, PassCount> counts() {
      return tables.counts();
    }
  }

  private RunRecord run(boolean isRepeated, String... more) {
    List<String> assignments = new ArrayList<>();
    for (String input : List.of("features", "salaries")) {
      String repeated = isRepeated ? "," + SAMPLES.resolve("repeated/" + input + ".csv") : "";
      assignments.add(input + ".path=" + SAMPLES.resolve(input) + repeated);
    }
    assignments.add("averages.path=" + folder.resolve("out/{feature}/average_salary.csv"));
    assignments.addAll(List.of(more));
    return run(assignments);
  }

  private RunRecord run(List<String> assignments) {
    return new JobRuns(folder.resolve("runs")).run("average-salary", assignments);
  }
}
