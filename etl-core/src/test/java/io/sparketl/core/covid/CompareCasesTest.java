package io.sparketl.core.covid;

import static io.sparketl.testkit.DrawnTable.table;
import static io.sparketl.testkit.TableAssert.assertThatTable;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.testkit.SparkExtension;
import java.math.BigDecimal;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkExtension.class)
class CompareCasesTest {

  private static final CompareCases EXACTLY = new CompareCases(BigDecimal.ZERO);

  private static Dataset<Row> figures(SparkSession spark, String drawing) {
    return table(
        spark, "date STRING, state STRING, cases DECIMAL(18,6), deaths DECIMAL(18,6)", drawing);
  }

  /** What is compared, without the columns of counts. */
  private static Dataset<Row> verdicts(Dataset<Row> compared) {
    return compared.drop(CompareCases.COUNTS.toArray(String[]::new));
  }

  @Test
  void comparesBothFiguresOfRowsWithTheSameKey(SparkSession spark) {
    var source =
        figures(
            spark,
            """
            28 | Acre | 5  | 1
            28 | Pará | 5  | 1
            29 | Acre | 5  | 1
            29 | Pará | 25 | 0
            30 | Acre | 1  | 0
            """);
    var compare =
        figures(
            spark,
            """
            28 | Acre  | 6    | 1
            28 | Pará  | 5    | 2
            29 | Acre  | 5    | 1
            29 | Pará  | 25.0 | 0.0
            30 | Bahia | 1    | 0
            """);

    assertThatTable(EXACTLY.apply(source, compare))
        .hasRows(
            """
            28 | Acre  | 5    | 6    | 1    | 1    | DIFFERENT  | 1 | 0 | 0 | 0 | 0
            28 | Pará  | 5    | 5    | 1    | 2    | DIFFERENT  | 1 | 0 | 0 | 0 | 0
            29 | Acre  | 5    | 5    | 1    | 1    | EQUAL      | 0 | 0 | 0 | 0 | 0
            29 | Pará  | 25   | 25   | 0    | 0    | EQUAL      | 0 | 0 | 0 | 0 | 0
            30 | Acre  | 1    | null | 0    | null | ONLY_LEFT  | 0 | 1 | 0 | 0 | 0
            30 | Bahia | null | 1    | null | 0    | ONLY_RIGHT | 0 | 0 | 1 | 0 | 0
            """);
  }

  @Test
  void keepsKeysApartThatReadTheSameWhenJoined(SparkSession spark) {
    var source = figures(spark, "2020-1 | 1 | 5 | 1");
    var compare = figures(spark, "2020- | 11 | 5 | 1");

    assertThatTable(verdicts(EXACTLY.apply(source, compare)))
        .hasRows(
            """
            2020-1 | 1  | 5    | null | 1    | null | ONLY_LEFT
            2020-  | 11 | null | 5    | null | 1    | ONLY_RIGHT
            """);
  }

  @Test
  void takesNullForAKeyAndAFigureLikeAnyOther(SparkSession spark) {
    var source =
        figures(
            spark, "null | PA | 5 | 1\n28 | null | 5 | 1\n28 | PA | null | null\n29 | PA | 0 | 1");
    var compare =
        figures(
            spark,
            "null | PA | 5 | 1\nnull | null | 5 | 1\n28 | PA | null | null\n29 | PA | null | 1");

    assertThatTable(verdicts(EXACTLY.apply(source, compare)))
        .hasRows(
            """
            null | PA   | 5    | 5    | 1    | 1    | EQUAL
            28   | null | 5    | null | 1    | null | ONLY_LEFT
            null | null | null | 5    | null | 1    | ONLY_RIGHT
            28   | PA   | null | null | null | null | EQUAL
            29   | PA   | 0    | null | 1    | 1    | DIFFERENT
            """);
  }

  @Test
  void putsRowsOfOneKeyToTheirEqualsFirstAndThenInTheOrderOfValues(SparkSession spark) {
    var source = figures(spark, "28 | PA | 9 | 0\n28 | PA | 7 | 0\n28 | PA | null | 0");
    var compare =
        figures(spark, "28 | PA | 6 | 0\n28 | PA | 9 | 0\n28 | PA | 8 | 0\n28 | PA | 9 | 0");

    assertThatTable(EXACTLY.apply(source, compare))
        .hasRows(
            """
            28 | PA | 9    | 9 | 0    | 0 | EQUAL      | 0 | 0 | 0 | 0 | 0
            28 | PA | null | 6 | 0    | 0 | DIFFERENT  | 1 | 0 | 0 | 1 | 1
            28 | PA | 7    | 8 | 0    | 0 | DIFFERENT  | 1 | 0 | 0 | 1 | 1
            28 | PA | null | 9 | null | 0 | ONLY_RIGHT | 0 | 0 | 1 | 0 | 1
            """);
  }

  @Test
  void findsATableEqualToItself(SparkSession spark) {
    var rows = figures(spark, "28 | PA | 5 | 1\n28 | PA | 5 | 1\nnull | null | null | null");

    assertThatTable(verdicts(EXACTLY.apply(rows, rows)))
        .hasRows(
            """
            28   | PA   | 5    | 5    | 1    | 1    | EQUAL
            28   | PA   | 5    | 5    | 1    | 1    | EQUAL
            null | null | null | null | null | null | EQUAL
            """);
  }

  @Test
  void toleratesDifferencesUpToTheToleranceItself(SparkSession spark) {
    var source = figures(spark, "28 | PA | 5 | 1\n29 | PA | 5 | 1\n30 | PA | 0 | 1");
    var compare = figures(spark, "28 | PA | 4.9 | 1.1\n29 | PA | 5.100001 | 1\n30 | PA | null | 1");

    assertThatTable(verdicts(new CompareCases(new BigDecimal("0.10")).apply(source, compare)))
        .hasRows(
            """
            28 | PA | 5 | 4.9      | 1 | 1.1 | EQUAL
            29 | PA | 5 | 5.100001 | 1 | 1   | DIFFERENT
            30 | PA | 0 | null     | 1 | 1   | DIFFERENT
            """);
  }

  @Test
  void givesNothingForNothing(SparkSession spark) {
    var none = figures(spark, "");
    var one = figures(spark, "28 | PA | 5 | 1");

    assertThatTable(EXACTLY.apply(none, none)).hasRows("");
    assertThatTable(verdicts(EXACTLY.apply(one, none)))
        .hasRows("28 | PA | 5 | null | 1 | null | ONLY_LEFT");
    assertThatTable(verdicts(EXACTLY.apply(none, one)))
        .hasRows("28 | PA | null | 5 | null | 1 | ONLY_RIGHT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0.0000001", "1000000000000"})
  void refusesAToleranceThatNoFigureHas(String tolerance) {
    assertThatThrownBy(() -> new CompareCases(new BigDecimal(tolerance)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "tolerance is 0 or more, with at most 12 digits before the point and 6 after it, not "
                + tolerance);
  }

  @Test
  void refusesFiguresThatAreNotExact(SparkSession spark) {
    var real = table(spark, "date STRING, state STRING, cases DOUBLE, deaths DOUBLE", "");

    for (var wrong :
        new Runnable[] {
          () -> EXACTLY.apply(real, figures(spark, "")),
          () -> EXACTLY.apply(figures(spark, ""), real)
        }) {
      assertThatThrownBy(wrong::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a table of this contract has cases as DECIMAL(18,6); here it is DOUBLE");
    }
  }
}
