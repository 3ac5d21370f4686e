package io.sparketl.core.salary;

import static io.sparketl.testkit.DrawnTable.table;
import static io.sparketl.testkit.TableAssert.assertThatTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.testkit.SparkExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class AverageByFeatureTest {

  private static final AverageByFeature AVERAGE = new AverageByFeature(List.of("degree", "major"));

  @TempDir Path folder;

  private static Dataset<Row> jobs(SparkSession spark, String drawing) {
    return table(
        spark,
        "degree STRING, major STRING, salary DECIMAL(18,6), `salaries without features` BIGINT",
        drawing);
  }

  @Test
  void averagesEveryValueOfEveryFeatureZerosIncluded(SparkSession spark) {
    var jobs =
        jobs(
            spark,
            """
            MASTERS | MATH | 10 | 0
            MASTERS | null | 0  | 0
            NONE    | MATH | 4  | 0
            """);

    assertThatTable(AVERAGE.apply(jobs))
        .hasRows(
            """
            degree | MASTERS | 5.0
            degree | NONE    | 4.0
            major  | MATH    | 7.0
            major  | null    | 0.0
            """);
  }

  @Test
  void countsNoRowWithoutAPartner(SparkSession spark) {
    var jobs = jobs(spark, "MASTERS | MATH | null | 0\nnull | null | 9 | 1");

    assertThatTable(AVERAGE.apply(jobs)).hasRows("");
  }

  @Test
  void roundsHalfUpAndOnce(SparkSession spark) {
    // 1.00005 is below the half as a double; the mean of the others is 0.00004999…, over 10 places.
    var jobs =
        jobs(spark, "half | x | 1.00005 | 0\n" + "below | x | 0.00005 | 0\n".repeat(2))
            .unionAll(
                spark
                    .range(400_000)
                    .selectExpr("'below'", "'x'", "cast(0.00005 as decimal(18,6))", "0L"))
            .unionAll(jobs(spark, "below | x | 0.000049 | 0"));

    assertThatTable(new AverageByFeature(List.of("degree")).apply(jobs))
        .hasRows("degree | half | 1.0001\ndegree | below | 0.0");
  }

  @Test
  void publishesTheColumnsOfItsContract(SparkSession spark) {
    var averages = AVERAGE.apply(jobs(spark, "MASTERS | MATH | 1 | 0"));

    assertThat(averages.columns()).isEqualTo(AverageSalaries.CONTRACT.schema().fieldNames());
    assertThat(Stream.of(averages.schema().fields()).map(field -> field.dataType().sql()).toList())
        .containsExactly("STRING", "STRING", "DOUBLE");
  }

  @Test
  void refusesFeaturesThatAreNone() {
    assertThatThrownBy(() -> new AverageByFeature(List.of()))
        .hasMessage("there is no feature to group by");
    assertThatThrownBy(() -> new AverageByFeature(List.of("degree", "Salary")))
        .hasMessage("salary is what is averaged, and no feature");
    assertThatThrownBy(() -> new AverageByFeature(List.of("degree", "DEGREE")))
        .hasMessage("column name 'degree' stands twice in a contract");
    assertThatThrownBy(() -> new AverageByFeature(List.of("jobId")))
        .hasMessage("column name 'jobid' stands twice in a contract");
  }

  @Test
  void readsEachFileOnceAndJoinsOnceHoweverManyFeatures(SparkSession spark) throws Exception {
    Path features = Files.writeString(folder.resolve("f.csv"), "j,a,b,c,x\n");
    Path salaries = Files.writeString(folder.resolve("s.csv"), "j,5\n");
    var jobs =
        new JoinSalaries(true)
            .apply(
                spark
                    .read()
                    .schema("jobId STRING, d STRING, e STRING, f STRING, g STRING")
                    .csv(features.toString()),
                spark.read().schema("jobId STRING, salary DECIMAL(18,6)").csv(salaries.toString()));

    String plan =
        new AverageByFeature(List.of("d", "e", "f", "g"))
            .apply(jobs)
            .queryExecution()
            .sparkPlan()
            .toString();

    assertThat(Pattern.compile("FileScan").matcher(plan).results()).as(plan).hasSize(2);
    assertThat(Pattern.compile("Join ").matcher(plan).results()).as(plan).hasSize(1);
  }
}
