package io.sparketl.jobs.covid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.jobs.JobRuns;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The job end to end, through the driver's entry point, on the repository's samples. */
@ExtendWith(SparkExtension.class)
class CovidCompareJobTest {

  private static final Path SAMPLES = Path.of("..", "data", "covid").toAbsolutePath().normalize();

  private static final String HEAD = "date,state,cases,deaths\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"exact, 0", "tolerance-5, 5"})
  void tellsAndCountsWhatAnIndependentProgramComputed(String name, String tolerance)
      throws IOException {
    Path expected = SAMPLES.resolve("expected").resolve(name);

    RunRecord record =
        run(
            SAMPLES.resolve("expected/states.csv") + "",
            SAMPLES.resolve("states") + "/",
            "tolerance=" + tolerance,
            differences());

    assertThat(folder.resolve("diff_report.json"))
        .hasSameBinaryContentAs(expected.resolve("diff_report.json"));
    assertThat(folder.resolve("differences.csv"))
        .hasSameBinaryContentAs(expected.resolve("differences.csv"));
    assertThat(record.step().counts())
        .containsExactlyInAnyOrderEntriesOf(
            JobRuns.counts(JobRuns.json(expected.resolve("counts.json"))));
  }

  @Test
  void namesSeveralFilesBetweenCommas() throws IOException {
    String left = file("left.v1.csv", HEAD + "d,SP,1,0\n");
    String right = file("right.csv", HEAD + "d,SP,1,0\n");

    run(left + "," + right, right);

    assertThat(folder.resolve("diff_report.json"))
        .content()
        .startsWith("{\"file_source\":\"left_v1_csv,right_csv\",\"file_compare\":\"right_csv\",");
  }

  @Test
  void reportsZerosOfTwoEmptyFiles() throws IOException {
    run(file("a.csv", HEAD), file("b.csv", HEAD), "fail-on-difference=true");

    assertThat(folder.resolve("diff_report.json"))
        .hasContent(
            """
            {"file_source":"a_csv","file_compare":"b_csv","source_rows":0,"compare_rows":0,\
            "source_rows_unmatched":0,"compare_rows_unmatched":0,"rows_in_both":0,\
            "equal_rows":0,"diff_rows":0}
            """);
  }

  @Test
  void failsOnADifferenceOnceEverythingIsPublished() throws IOException {
    String left = file("a.csv", HEAD + "1,SP,1,0\n2,SP,1,0\n,SP,1,0\n");
    String right = file("b.csv", HEAD + "1,SP,1,1\n2,SP,1,0\n");

    EtlException failure =
        catchThrowableOfType(
            EtlException.class, () -> run(left, right, differences(), "fail-on-difference=true"));

    assertThat(failure)
        .hasMessage(
            "ETL-211 TABLES_DIFFER: rows that differ: 1, such as 1 SP; rows of source only: 1, such"
                + " as no date SP; look at %s and %s, published all the same; mend one of the"
                    .formatted(
                        folder.resolve("diff_report.json"), folder.resolve("differences.csv"))
                + " tables, or raise the tolerance");
    assertThat(failure.code().outcome()).isEqualTo(Outcome.DATA_REFUSED);
    assertThat(folder.resolve("diff_report.json")).content().contains("\"diff_rows\":1}");
    assertThat(folder.resolve("differences.csv"))
        .hasContent(
            """
            date,state,cases_source,cases_compare,deaths_source,deaths_compare,verdict
            ,SP,1.0,,0.0,,ONLY_LEFT
            1,SP,1.0,1.0,0.0,1.0,DIFFERENT
            """);
    JsonNode attempt = JobRuns.json(folder.resolve("runs/r/covid-compare/1.json"));
    assertThat(attempt.get("status").asText()).isEqualTo("failed");
    assertThat(attempt.at("/error/code").asInt()).isEqualTo(ErrorCode.TABLES_DIFFER.number());
    assertThat(attempt.at("/sinks/report/rows").asLong()).isEqualTo(1);
    assertThat(attempt.at("/sinks/differences/rows").asLong()).isEqualTo(2);
    assertThat(attempt.at("/counts/rows that differ").asLong()).isEqualTo(1);
  }

  @Test
  void doesNotFailOnADifferenceThatIsTolerated() throws IOException {
    String left = file("a.csv", HEAD + "1,SP,1,0\n");
    String right = file("b.csv", HEAD + "1,SP,1.5,0\n");

    run(left, right, "tolerance=0.5", "fail-on-difference=true");

    assertThat(folder.resolve("diff_report.json")).content().contains("\"equal_rows\":1,");
  }

  @Test
  void namesTheKeyOfWhatIsWrong() throws IOException {
    String table = file("a.csv", HEAD);

    assertThatThrownBy(() -> run(table, table, "tolerance=-1", "fail-on-difference=true"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("--set tolerance: tolerance is 0 or more, with at most");
    assertThatThrownBy(() -> run(table, table, "report.path=" + folder + "/out/"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("report is one file, unlike '%s/out/'".formatted(folder));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private String differences() {
    return "differences.path=" + folder.resolve("differences.csv");
  }

  private RunRecord run(String source, String compare, String... more) {
    List<String> assignments = new ArrayList<>();
    assignments.add("source.path=" + source);
    assignments.add("compare.path=" + compare);
    assignments.add("report.path=" + folder.resolve("diff_report.json"));
    assignments.addAll(List.of(more));
    return new JobRuns(folder.resolve("runs")).run("covid-compare", assignments, "--run-id", "r");
  }
}
