package io.sparketl.core.taxi;

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
class SummarizeTripsTest {

  private static Dataset<Row> trips(SparkSession spark, String drawing) {
    return inMillionths(
        table(spark, "trip_distance DECIMAL(18,6), total_amount DECIMAL(18,6)", drawing));
  }

  private static Dataset<Row> inMillionths(Dataset<Row> trips) {
    return trips.selectExpr(
        "CAST(trip_distance * 1000000 AS BIGINT) AS trip_distance",
        "CAST(total_amount * 1000000 AS BIGINT) AS total_amount");
  }

  @Test
  void averagesTheRatiosOfTheTripsAndNotTheRatioOfTheSums(SparkSession spark) {
    var trips =
        trips(
            spark,
            """
            0.5 | 10
            9.5 | 19
            """);

    assertThatTable(new SummarizeTrips("yellow").apply(trips))
        .hasRows("yellow | 5.0 | 11.0 | 14.5");
  }

  @Test
  void publishesTheColumnsOfItsContract(SparkSession spark) {
    var summary = new SummarizeTrips("green").apply(trips(spark, "1 | 1"));

    assertThat(summary.columns()).isEqualTo(TripSummary.CONTRACT.schema().fieldNames());
    assertThat(Stream.of(summary.schema().fields()).map(field -> field.dataType().sql()).toList())
        .containsExactly("STRING", "DOUBLE", "DOUBLE", "DOUBLE");
  }

  @Test
  void roundsHalfUpWhereBinaryNumbersWouldRoundDown(SparkSession spark) {
    // 1.005 is below the half as a double, 2.675 too; -0.005 never occurs: trips are above zero.
    var trips = trips(spark, "1.005 | 2.675");

    assertThatTable(new SummarizeTrips("yellow").apply(trips))
        .hasRows("yellow | 1.01 | 2.66 | 2.68");
  }

  @Test
  void doesNotRoundAMeanTwice(SparkSession spark) {
    // The mean is 0.004999999999996…: at ten places it would first become 0.005.
    var trips =
        trips(spark, "0.005 | 1\n".repeat(5) + "0.004999 | 1\n")
            .unionAll(spark.range(250_000).selectExpr("5000L", "1000000L"));

    var summary = new SummarizeTrips("yellow").apply(trips).first();

    assertThat(summary.getDouble(1)).isEqualTo(0.0);
  }

  @Test
  void givesOneRowOfNullsForNoTrips(SparkSession spark) {
    assertThatTable(new SummarizeTrips("green").apply(trips(spark, "")))
        .hasRows("green | null | null | null");
  }

  @Test
  void addsUpRatiosOfEverySize(SparkSession spark) {
    // The first two are reckoned in whole numbers, the third is too large for that.
    var trips = trips(spark, "0.000001 | 4000\n0.000001 | 4000\n0.000002 | 4000.000001");

    assertThatTable(new SummarizeTrips("yellow").apply(trips))
        .hasRows("yellow | 0.0 | 3.33333333350E9 | 4000.0");
  }

  @Test
  void sumsMoreThanSixtyFourBitsHold(SparkSession spark) {
    var trips =
        spark.range(100).selectExpr("999999999999999999 AS trip_distance", "1L AS total_amount");

    assertThatTable(new SummarizeTrips("yellow").apply(trips))
        .hasRows("yellow | 1.0E12 | 0.0 | 0.0");
  }

  @Test
  void doesNotDependOnHowTripsArePartitioned(SparkSession spark) {
    Dataset<Row> trips =
        spark
            .range(20_000)
            .selectExpr(
                "(1 + id % 977) * 10000 AS trip_distance",
                "(3 + id % 1013) * 142857 AS total_amount");
    var summarize = new SummarizeTrips("yellow");

    List<Row> results =
        Stream.of(1, 2, 7, 16)
            .map(partitions -> summarize.apply(trips.repartition(partitions)).first())
            .distinct()
            .toList();

    assertThat(results).hasSize(1);
  }

  @Test
  void refusesNumbersThatAreNotInMillionths(SparkSession spark) {
    var trips = table(spark, "trip_distance DECIMAL(18,6), total_amount DECIMAL(18,6)", "1.5 | 10");

    assertThatThrownBy(() -> new SummarizeTrips("yellow").apply(trips))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a table of this contract has trip_distance as BIGINT; here it is DECIMAL(18,6)");
  }

  @Test
  void failsLoudlyWhenASumOutgrowsItsDigits(SparkSession spark) {
    // Each ratio is 10^18 USD a mile; some 2,200 of them outgrow the 21 digits before the point.
    var trips =
        spark.range(2_200).selectExpr("1L AS trip_distance", "999999999999000000 AS total_amount");

    assertThatThrownBy(() -> new SummarizeTrips("yellow").apply(trips).collectAsList())
        .hasMessageContaining("NUMERIC_VALUE_OUT_OF_RANGE");
  }
}
