package io.sparketl.core.covid;

import static io.sparketl.testkit.DrawnTable.table;
import static io.sparketl.testkit.TableAssert.assertThatTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.testkit.SparkExtension;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class AggregateStatesTest {

  private static final AggregateStates SUMS = new AggregateStates(false);
  private static final AggregateStates WHOLE_SUMS = new AggregateStates(true);

  private static Dataset<Row> cities(SparkSession spark, String drawing) {
    return table(
        spark, "date STRING, state STRING, cases DECIMAL(18,6), deaths DECIMAL(18,6)", drawing);
  }

  @Test
  void sumsTheCitiesOfEachStateAndDay(SparkSession spark) {
    var cities =
        cities(
            spark,
            """
            2020-03-28 | Pará | 25   | 1
            2020-03-28 | Pará | 25.0 | 0
            2020-03-29 | Pará | 60   | 2
            2020-03-28 | Acre | 7    | 0
            """);

    assertThatTable(SUMS.apply(cities))
        .hasRows(
            """
            2020-03-28 | Pará | 50.0 | 1.0 | 0 | 0 | 0
            2020-03-29 | Pará | 60.0 | 2.0 | 0 | 0 | 0
            2020-03-28 | Acre | 7.0  | 0.0 | 0 | 0 | 0
            """);
    assertThatTable(WHOLE_SUMS.apply(cities))
        .hasRows(
            """
            2020-03-28 | Pará | 50 | 1 | 0 | 0 | 0
            2020-03-29 | Pará | 60 | 2 | 0 | 0 | 0
            2020-03-28 | Acre | 7  | 0 | 0 | 0 | 0
            """);
  }

  @Test
  void passesOverFiguresThatAreNotThereAndCountsThem(SparkSession spark) {
    var cities = cities(spark, "d | PA | null | 3\nd | PA | 2 | null\nd | AC | null | 0");

    assertThatTable(SUMS.apply(cities))
        .hasRows("d | PA | 2.0 | 3.0 | 1 | 1 | 0\nd | AC | null | 0.0 | 1 | 0 | 0");
  }

  @Test
  void keepsCitiesOfNoDayOrStateApart(SparkSession spark) {
    var cities = cities(spark, "null | PA | 1 | 0\nnull | PA | 2 | 0\nd | null | 4 | 0");

    assertThatTable(SUMS.apply(cities))
        .hasRows("null | PA | 3.0 | 0.0 | 0 | 0 | 0\nd | null | 4.0 | 0.0 | 0 | 0 | 0");
  }

  @Test
  void roundsWholeSumsHalfUpOnceAndCountsThem(SparkSession spark) {
    var cities = cities(spark, "d | PA | 0.25 | 0.5\nd | PA | 0.25 | 0.5\nd | AC | 1.4 | 7");

    assertThatTable(WHOLE_SUMS.apply(cities))
        .hasRows("d | PA | 1 | 1 | 0 | 0 | 1\nd | AC | 1 | 7 | 0 | 0 | 1");
    assertThatTable(SUMS.apply(cities))
        .hasRows("d | PA | 0.5 | 1.0 | 0 | 0 | 0\nd | AC | 1.4 | 7.0 | 0 | 0 | 0");
  }

  @Test
  void givesNothingForNothing(SparkSession spark) {
    assertThatTable(SUMS.apply(cities(spark, ""))).hasRows("");
  }

  @Test
  void sumsTheSameHoweverRowsArePartitioned(SparkSession spark) {
    Dataset<Row> cities =
        spark
            .range(20_000)
            .selectExpr(
                "cast(id % 3 as string) date",
                "'PA' state",
                "cast(100000.1 / (id + 1) as decimal(18,6)) cases",
                "cast(0.1 as decimal(18,6)) deaths");

    assertThat(SUMS.apply(cities.repartition(7)).collectAsList())
        .containsExactlyInAnyOrderElementsOf(SUMS.apply(cities.coalesce(1)).collectAsList());
  }

  @Test
  void refusesFiguresThatAreNotExact(SparkSession spark) {
    var cities = table(spark, "date STRING, state STRING, cases DOUBLE, deaths DOUBLE", "");

    assertThatThrownBy(() -> SUMS.apply(cities))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a table of this contract has cases as DECIMAL(18,6); here it is DOUBLE");
  }
}
