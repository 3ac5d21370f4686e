package io.sparketl.jobs.io;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.jobs.io.ledger.PassCount;
import io.sparketl.jobs.io.ledger.PassCounts;
import io.sparketl.testkit.SparkExtension;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows that are counted while they pass, however Spark makes them. */
@ExtendWith(SparkExtension.class)
class CountedPassTest {

  private final PassCounts counts = new PassCounts(List.of("odd"));

  private Dataset<Row> counted(SparkSession spark, Dataset<Row> numbers) {
    spark.sparkContext().register(counts);
    Map<String, Column> weights = Map.of("odd", col("id").mod(2));
    return CountedPass.of(numbers, weights, col("id"), counts);
  }

  private static Dataset<Row> numbers(SparkSession spark, int from) {
    return spark.range(from, 1_000, 1, 7).toDF();
  }

  @Test
  void allRowsPass(SparkSession spark) {
    assertThat(counted(spark, numbers(spark, 0)).count()).isEqualTo(1_000);
    assertThat(odd()).isEqualTo(new PassCount(500, List.of("1", "101", "103", "105", "107")));
  }

  @Test
  void rowsThatAreMadeTwiceForASortCountOnce(SparkSession spark) {
    counted(spark, numbers(spark, 0)).sort(col("id").desc()).collectAsList();

    assertThat(odd().rows()).isEqualTo(500);
  }

  @Test
  void rowsThatAreMadeForTwoOutputsCountOnce(SparkSession spark) {
    Dataset<Row> counted = counted(spark, numbers(spark, 0));

    counted.groupBy(col("id").mod(3)).count().collectAsList();
    counted.repartition(5).collectAsList();

    assertThat(odd().rows()).isEqualTo(500);
  }

  @Test
  void rowsOfOnePartitionOfAJoinCountAsWell(SparkSession spark) {
    Dataset<Row> joined =
        numbers(spark, 0).join(numbers(spark, 500), "id").withColumn("one", lit(1));

    counted(spark, joined).groupBy("one").count().collectAsList();

    assertThat(odd().rows()).isEqualTo(250);
  }

  @Test
  void whatTheQueryDoesNotReadIsCountedAllTheSame(SparkSession spark) {
    counted(spark, numbers(spark, 0)).where(col("id").lt(10)).collectAsList();

    assertThat(odd().rows()).isEqualTo(500);
  }

  private PassCount odd() {
    return counts.total().getOrDefault("odd", PassCount.NONE);
  }
}
