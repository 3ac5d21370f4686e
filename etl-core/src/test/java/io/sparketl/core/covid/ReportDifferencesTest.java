package io.sparketl.core.covid;

import static io.sparketl.testkit.DrawnTable.table;
import static io.sparketl.testkit.TableAssert.assertThatTable;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.testkit.SparkExtension;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is told of a comparison, in one row and in many. */
@ExtendWith(SparkExtension.class)
class ReportDifferencesTest {

  private static final ReportDifferences REPORT = new ReportDifferences("a_csv", "b_csv");

  private static final String COMPARISON =
      """
      28   | Acre  | 5    | 6    | 1    | 1    | DIFFERENT
      29   | Acre  | 25   | 25   | 0    | 0    | EQUAL
      30   | Acre  | 25   | 25   | 0    | 0    | EQUAL
      31   | Acre  | 25   | 25   | 0    | 0    | EQUAL
      null | null  | null | null | null | null | ONLY_LEFT
      30   | Bahia | null | 1    | null | 0    | ONLY_RIGHT
      31   | Bahia | null | 1    | null | 0    | ONLY_RIGHT
      """;

  private static Dataset<Row> comparison(SparkSession spark, String drawing) {
    return table(
        spark,
        "date STRING, state STRING, cases_source DECIMAL(18,6), cases_compare DECIMAL(18,6),"
            + " deaths_source DECIMAL(18,6), deaths_compare DECIMAL(18,6), verdict STRING",
        drawing);
  }

  @Test
  void countsEveryRowOnceOnEachSideThatHasIt(SparkSession spark) {
    assertThatTable(REPORT.apply(comparison(spark, COMPARISON)))
        .hasRows("a_csv | b_csv | 5 | 6 | 1 | 2 | 4 | 3 | 1");
  }

  @Test
  void reportsZerosOfNothing(SparkSession spark) {
    assertThatTable(REPORT.apply(comparison(spark, "")))
        .hasRows("a_csv | b_csv | 0 | 0 | 0 | 0 | 0 | 0 | 0");
  }

  @Test
  void selectsWhatIsNotEqual(SparkSession spark) {
    var differences = new SelectDifferences().apply(comparison(spark, COMPARISON));

    assertThatTable(differences)
        .hasRows(
            """
            28   | Acre  | 5.0  | 6.0  | 1.0  | 1.0  | DIFFERENT
            null | null  | null | null | null | null | ONLY_LEFT
            30   | Bahia | null | 1.0  | null | 0.0  | ONLY_RIGHT
            31   | Bahia | null | 1.0  | null | 0.0  | ONLY_RIGHT
            """);
    assertThat(differences.columns()).isEqualTo(Differences.CONTRACT.schema().fieldNames());
    assertThat(REPORT.apply(comparison(spark, "")).columns())
        .isEqualTo(DiffReport.CONTRACT.schema().fieldNames());
  }
}
