package io.sparketl.core.salary;

import static io.sparketl.testkit.DrawnTable.table;
import static io.sparketl.testkit.TableAssert.assertThatTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.testkit.SparkExtension;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class JoinSalariesTest {

  private static final JoinSalaries KEEP_FIRST = new JoinSalaries(false);
  private static final JoinSalaries KEEP_ALL = new JoinSalaries(true);

  private static Dataset<Row> features(SparkSession spark, String drawing) {
    return table(spark, "jobId STRING, degree STRING, major STRING", drawing);
  }

  private static Dataset<Row> salaries(SparkSession spark, String drawing) {
    return table(spark, "jobId STRING, salary DECIMAL(18,6)", drawing);
  }

  @Test
  void saysWhatHasNoPartner(SparkSession spark) {
    var features =
        features(
            spark,
            """
            a | MASTERS | MATH
            b | null    | MATH
            """);
    var salaries = salaries(spark, "b | 7.5\nc | 0");

    for (JoinSalaries join : List.of(KEEP_FIRST, KEEP_ALL)) {
      assertThatTable(join.apply(features, salaries))
          .hasRows(
              """
              a | MASTERS | MATH | null     | 1 | 0 | 0 | 0
              b | null    | MATH | 7.500000 | 0 | 0 | 0 | 0
              c | null    | null | 0.000000 | 0 | 1 | 0 | 0
              """);
    }
  }

  @Test
  void putsNothingToANullAndCountsNoneAsRepeated(SparkSession spark) {
    var features = features(spark, "null | MASTERS | MATH\nnull | NONE | MATH");
    var salaries = salaries(spark, "null | 5");

    for (JoinSalaries join : List.of(KEEP_FIRST, KEEP_ALL)) {
      assertThatTable(join.apply(features, salaries))
          .hasRows(
              """
              null | MASTERS | MATH | null     | 1 | 0 | 0 | 0
              null | NONE    | MATH | null     | 1 | 0 | 0 | 0
              null | null    | null | 5.000000 | 0 | 1 | 0 | 0
              """);
    }
  }

  @Test
  void keepsTheFirstInTheOrderOfValues(SparkSession spark) {
    var features = features(spark, "a | NONE | MATH\na | MASTERS | MATH\na | MASTERS | null");
    var salaries = salaries(spark, "a | 9\na | 8");

    assertThatTable(KEEP_FIRST.apply(features, salaries))
        .hasRows("a | MASTERS | null | 8.000000 | 0 | 0 | 2 | 1");
  }

  @Test
  void countsWhatIsRepeatedOncePerJobWhenAllAreKept(SparkSession spark) {
    var features = features(spark, "a | MASTERS | MATH\na | NONE | MATH\nb | NONE | MATH");
    var salaries = salaries(spark, "a | 8\na | 9\nc | 1\nc | 2");

    assertThatTable(KEEP_ALL.apply(features, salaries))
        .hasRows(
            """
            a | MASTERS | MATH | 8.000000 | 0 | 0 | 1 | 1
            a | MASTERS | MATH | 9.000000 | 0 | 0 | 0 | 0
            a | NONE    | MATH | 8.000000 | 0 | 0 | 0 | 0
            a | NONE    | MATH | 9.000000 | 0 | 0 | 0 | 0
            b | NONE    | MATH | null     | 1 | 0 | 0 | 0
            c | null    | null | 1.000000 | 0 | 1 | 0 | 1
            c | null    | null | 2.000000 | 0 | 1 | 0 | 0
            """);
  }

  @Test
  void givesNothingForNothing(SparkSession spark) {
    assertThatTable(KEEP_FIRST.apply(features(spark, ""), salaries(spark, ""))).hasRows("");
    assertThatTable(KEEP_FIRST.apply(features(spark, "a | b | c"), salaries(spark, "")))
        .hasRows("a | b | c | null | 1 | 0 | 0 | 0");
    assertThatTable(KEEP_FIRST.apply(features(spark, ""), salaries(spark, "a | 1")))
        .hasRows("a | null | null | 1.000000 | 0 | 1 | 0 | 0");
  }

  @Test
  void refusesSalariesThatAreNotExact(SparkSession spark) {
    var salaries = table(spark, "jobId STRING, salary DOUBLE", "a | 1.5");

    assertThatThrownBy(() -> KEEP_FIRST.apply(features(spark, ""), salaries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a table of this contract has salary as DECIMAL(18,6); here it is DOUBLE");
  }

  @Test
  void choosesTheSameHoweverRowsArePartitioned(SparkSession spark) {
    Dataset<Row> features =
        spark
            .range(1_000)
            .selectExpr(
                "cast(id % 300 as string) jobId", "cast(id % 7 as string) degree", "'x' major");
    Dataset<Row> salaries =
        spark
            .range(1_000)
            .selectExpr("cast(id % 310 as string) jobId", "cast(id as decimal(18,6)) salary");
    var average = new AverageByFeature(List.of("degree", "major"));

    List<List<Row>> results =
        Stream.of(1, 3, 16)
            .map(n -> KEEP_FIRST.apply(features.repartition(n), salaries.repartition(n)))
            .map(jobs -> average.apply(jobs).sort("feature", "value").collectAsList())
            .distinct()
            .toList();

    assertThat(results).hasSize(1);
  }
}
