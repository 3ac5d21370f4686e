package io.sparketl.jobs.io;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.jobs.io.ledger.RowCounts;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was not read is never taken for what is not there. */
@ExtendWith(SparkExtension.class)
class LedgerPartialTest {

  private static final String SPLIT_BYTES = "spark.sql.files.maxPartitionBytes";

  /** What a job does with its source. */
  private interface Use {
    void of(Dataset<Row> trips);
  }

  @TempDir Path folder;
  private DirtyTrips trips;

  @BeforeEach
  void cutsFilesSmall(SparkSession spark) {
    spark.conf().set(SPLIT_BYTES, "300000");
    trips = new DirtyTrips(folder);
  }

  @AfterEach
  void takesTheSettingBack(SparkSession spark) {
    spark.conf().unset(SPLIT_BYTES);
  }

  static Stream<Arguments> uses() {
    return Stream.of(
        Arguments.of("limit", (Use) trips -> trips.limit(10).collectAsList()),
        Arguments.of("isEmpty", (Use) Dataset::isEmpty),
        Arguments.of(
            "first row of a sort of few", (Use) trips -> trips.limit(3).orderBy("id").first()),
        Arguments.of("iteration", (Use) LedgerPartialTest::iterate),
        Arguments.of("one partition", (Use) LedgerPartialTest::onePartition),
        Arguments.of("failure", (Use) LedgerPartialTest::fail),
        Arguments.of("nothing", (Use) trips -> trips.where("1 = 0").count()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uses")
  void aScanThatStoppedEarlyIsIncomplete(String name, Use use, SparkSession spark)
      throws IOException {
    trips.csv("a.csv", 30_000);
    trips.csv("b.csv", 30_000);
    try (StoredTables tables = trips.tables(spark)) {
      use.of(tables.read(DirtyTrips.NAME));

      Coverage coverage = tables.coverageOf(DirtyTrips.NAME);
      assertThat(coverage.planned()).isEqualTo(8);
      assertThat(coverage.complete()).isLessThan(8);
      assertThat(coverage.coversAll()).isFalse();
      RowCounts counts = tables.countsOf(DirtyTrips.NAME);
      assertThat(counts.read()).isLessThan(300_000);
      assertThat(counts.used() + counts.rejectedRows() + counts.filteredRows())
          .isEqualTo(counts.read());
    }
  }

  @Test
  void parquetThatStoppedEarlyIsIncompleteByItsFootersRows(SparkSession spark) throws IOException {
    trips.parquet(spark, "p", 20_000);
    try (StoredTables tables = trips.tables(spark)) {
      tables.read(DirtyTrips.NAME).limit(10).collectAsList();
      assertThat(tables.coverageOf(DirtyTrips.NAME)).isEqualTo(new Coverage(2, 0));

      tables.read(DirtyTrips.NAME).count();
      assertThat(tables.coverageOf(DirtyTrips.NAME)).isEqualTo(new Coverage(2, 2));
      assertThat(tables.countsOf(DirtyTrips.NAME)).isEqualTo(DirtyTrips.counts(20_000));
    }
  }

  @Test
  void aWholeReadingTakesThePlaceOfAPartialOne(SparkSession spark) throws IOException {
    trips.csv("a.csv", 30_000);
    try (StoredTables tables = trips.tables(spark)) {
      Dataset<Row> read = tables.read(DirtyTrips.NAME);
      fail(read);
      read.limit(10).collectAsList();
      read.count();
      read.limit(10).collectAsList();
      fail(read);

      assertThat(tables.countsOf(DirtyTrips.NAME)).isEqualTo(DirtyTrips.counts(30_000));
      assertThat(tables.coverageOf(DirtyTrips.NAME).coversAll()).isTrue();
    }
  }

  @Test
  void manySmallFilesAreReadByFewTasks(SparkSession spark) throws IOException {
    spark.conf().unset(SPLIT_BYTES);
    for (int i = 0; i < 40; i++) {
      trips.csv("%d.csv%s".formatted(i, i % 2 == 0 ? "" : ".gz"), i);
    }
    try (StoredTables tables = trips.tables(spark)) {
      Dataset<Row> read = tables.read(DirtyTrips.NAME);
      assertThat(read.rdd().getNumPartitions()).isEqualTo(2);

      read.coalesce(1).limit(200).collectAsList();
      assertThat(tables.coverageOf(DirtyTrips.NAME).complete()).isBetween(1, 39);

      read.count();
      assertThat(tables.coverageOf(DirtyTrips.NAME)).isEqualTo(new Coverage(40, 40));
      assertThat(tables.countsOf(DirtyTrips.NAME)).isEqualTo(DirtyTrips.counts(780));
    }
  }

  private static void iterate(Dataset<Row> trips) {
    Iterator<Row> rows = trips.toLocalIterator();
    rows.next();
    rows.next();
  }

  private static void onePartition(Dataset<Row> trips) {
    var first = trips.javaRDD().mapPartitionsWithIndex((i, rows) -> rows, true);
    first.take(1);
  }

  private static void fail(Dataset<Row> trips) {
    Dataset<Row> failing =
        trips.withColumn("x", when(col("id").equalTo(20_000), raise_error(lit("on purpose"))));
    assertThatThrownBy(() -> failing.write().format("noop").mode("overwrite").save())
        .hasStackTraceContaining("on purpose");
  }
}
