package io.sparketl.jobs.io;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rows of tasks that fail and are tried again count once. */
@ExtendWith(SparkExtension.class)
class LedgerRetryTest {

  private static final String MASTER = "spark.master";
  private static final String ONE_TRY = System.getProperty(MASTER, "local[2]");
  private static final String SPLIT_BYTES = "spark.sql.files.maxPartitionBytes";

  @TempDir Path folder;

  /** How often tasks have failed on purpose. */
  private static final AtomicInteger FAILURES = new AtomicInteger();

  /** Only a context of its own tries tasks more than once. */
  @BeforeAll
  static void triesTasksFourTimes(SparkSession spark) {
    spark.stop();
    System.setProperty(MASTER, "local[2,4]");
  }

  @AfterAll
  static void triesTasksOnceAgain(SparkSession spark) {
    spark.stop();
    System.setProperty(MASTER, ONE_TRY);
  }

  @Test
  void rowsOfRepeatedTasksCountOnce(SparkSession spark) throws IOException {
    spark.conf().set(SPLIT_BYTES, "100000");
    DirtyTrips trips = new DirtyTrips(folder);
    trips.csv("a.csv", 9_000);
    trips.csv("b.csv.gz", 3_000);
    trips.parquet(spark, "p", 3_000);
    try (StoredTables tables = trips.tables(spark)) {
      FAILURES.set(0);
      Dataset<Row> frail = tables.read(DirtyTrips.NAME).withColumn("miles", frail("miles"));

      assertThat(frail.orderBy("id").select("miles").collectAsList()).hasSize(30_000);

      assertThat(FAILURES).hasValueGreaterThanOrEqualTo(2 * frail.rdd().getNumPartitions());
      assertThat(tables.countsOf(DirtyTrips.NAME)).isEqualTo(DirtyTrips.counts(15_000));
      assertThat(tables.coverageOf(DirtyTrips.NAME).coversAll()).isTrue();
    }
  }

  @Test
  void rowsOfASplitThatStorageFailedToGiveCountOnce(SparkSession spark) throws IOException {
    spark.conf().set(SPLIT_BYTES, "10m");
    DirtyTrips trips = new DirtyTrips(folder);
    trips.csv("a.csv", 30_000);
    trips.csv("b.csv.gz", 30_000);
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    FrailFileSystem.fail(hadoop, "a.csv", 900_000, new IOException("on purpose"));
    FrailFileSystem.fail(hadoop, "b.csv.gz", 100_000, new IOException("on purpose"));
    try (StoredTables tables = trips.tables(spark, "frail:" + folder)) {
      assertThat(tables.read(DirtyTrips.NAME).select("miles").collectAsList()).hasSize(120_000);

      assertThat(FrailFileSystem.haveAllFailed()).isTrue();
      assertThat(tables.countsOf(DirtyTrips.NAME)).isEqualTo(DirtyTrips.counts(60_000));
      assertThat(tables.coverageOf(DirtyTrips.NAME).coversAll()).isTrue();
    }
  }

  private static Column frail(String column) {
    return udf(new Frail(), DataTypes.createDecimalType(18, 6))
        .asNondeterministic()
        .apply(col(column));
  }

  /** Gives what it is given; the first two attempts of each task fail in the middle. */
  private static final class Frail implements UDF1<BigDecimal, BigDecimal> {

    private static final long serialVersionUID = 1L;

    private int rows;

    @Override
    public BigDecimal call(BigDecimal value) {
      if (TaskContext.get().attemptNumber() < 2 && ++rows == 500) {
        FAILURES.incrementAndGet();
        throw new IllegalStateException("on purpose");
      }
      return value;
    }
  }
}
