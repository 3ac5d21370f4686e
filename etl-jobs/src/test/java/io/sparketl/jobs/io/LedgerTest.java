package io.sparketl.jobs.io;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows read = used + rejected + filtered, however Spark gets at them. */
@ExtendWith(SparkExtension.class)
class LedgerTest {

  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
  private static final String SPLIT_BYTES = "spark.sql.files.maxPartitionBytes";
  private static final String BROADCAST_BYTES = "spark.sql.autoBroadcastJoinThreshold";

  /** What a job does with its source. */
  private interface Use {
    void of(StoredTables tables);
  }

  @TempDir static Path folder;

  private static DirtyTrips trips = new DirtyTrips(Path.of(""));

  @BeforeAll
  static void makesASourceOfEveryKindOfFile(SparkSession spark) throws IOException {
    trips = new DirtyTrips(Files.createDirectory(folder.resolve("in % of 100")));
    trips.csv("a.csv", 5_000);
    trips.csv("b c%20.csv.gz", 1_000);
    for (int i = 0; i < 3; i++) {
      trips.csv("small%d.csv".formatted(i), i);
    }
    trips.parquet(spark, "p q%20", 1_000);
  }

  @BeforeEach
  void cutsFilesSmall(SparkSession spark) {
    spark.conf().set(SPLIT_BYTES, "60000");
    spark.conf().set(BROADCAST_BYTES, "-1");
  }

  @AfterEach
  void takesTheSettingsBack(SparkSession spark) {
    List.of(ADAPTIVE, SPLIT_BYTES, BROADCAST_BYTES).forEach(key -> spark.conf().unset(key));
    spark.catalog().clearCache();
  }

  static Stream<Arguments> uses() {
    return Stream.of(
            use("counted, of no column", tables -> read(tables).count()),
            use("one column", tables -> all(read(tables).select("miles"))),
            shuffling("sorted, which reads twice", tables -> all(read(tables).orderBy("id"))),
            shuffling("grouped", tables -> all(read(tables).groupBy("miles").count())),
            shuffling("ranged", tables -> all(read(tables).repartitionByRange(3, col("id")))),
            shuffling("shuffled twice", tables -> all(read(tables).repartition(3).repartition(5))),
            use("put together", tables -> all(read(tables).coalesce(1))),
            use("numbered", tables -> read(tables).javaRDD().zipWithIndex().count()),
            use("one by one", tables -> read(tables).toLocalIterator().forEachRemaining(row -> {})),
            use("read twice", tables -> all(readTwice(tables))),
            use("read twice, by one task", tables -> all(readTwice(tables).coalesce(1))),
            use("zipped with itself", LedgerTest::zipped),
            use("doubled", tables -> all(doubled(read(tables)))),
            use("doubled, by one task", tables -> all(doubled(read(tables)).coalesce(1))),
            shuffling("joined with itself", tables -> all(joined(read(tables), "merge"))),
            shuffling("joined by broadcast", tables -> all(joined(read(tables), "broadcast"))),
            use("every pair", tables -> all(pairs(read(tables)))),
            use("broadcast to others", LedgerTest::broadcastToOthers),
            shuffling("compared with its own sum", LedgerTest::comparedWithItsSum),
            shuffling("cached, dropped and read again", LedgerTest::cached),
            use("two jobs", tables -> Stream.of(1, 2).forEach(job -> all(read(tables)))))
        .flatMap(uses -> uses);
  }

  @ParameterizedTest(name = "{0}, adaptive {2}")
  @MethodSource("uses")
  void everyRowCountsOnce(String name, Use use, boolean isAdaptive, SparkSession spark)
      throws IOException {
    spark.conf().set(ADAPTIVE, isAdaptive);
    try (StoredTables tables = trips.tables(spark)) {
      use.of(tables);

      assertThat(tables.countsOf(DirtyTrips.NAME)).isEqualTo(DirtyTrips.counts(7_003));
      Coverage coverage = tables.coverageOf(DirtyTrips.NAME);
      assertThat(coverage.planned()).isGreaterThan(7);
      assertThat(coverage.complete()).isEqualTo(coverage.planned());
    }
  }

  /** Spark writes a named accumulator into the event of every task: with many tasks, gigabytes. */
  @Test
  void noEventOfATaskCarriesTheLedger(SparkSession spark) throws Exception {
    Queue<String> carried = new ConcurrentLinkedQueue<>();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            carried.add(end.taskInfo().accumulables().toString());
          }
        };
    spark.sparkContext().addSparkListener(listener);
    try (StoredTables tables = trips.tables(spark)) {
      read(tables).count();
      await(() -> carried.size() > 7);
    } finally {
      spark.sparkContext().removeSparkListener(listener);
    }

    assertThat(carried).noneMatch(accumulables -> accumulables.contains("Split"));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static Stream<Arguments> use(String name, Use use) {
    return Stream.of(Arguments.of(name, use, true));
  }

  private static Stream<Arguments> shuffling(String name, Use use) {
    return Stream.of(Arguments.of(name, use, true), Arguments.of(name, use, false));
  }

  private static Dataset<Row> read(StoredTables tables) {
    return tables.read(DirtyTrips.NAME);
  }

  private static void all(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  private static Dataset<Row> readTwice(StoredTables tables) {
    return read(tables).unionAll(read(tables));
  }

  /** Reads each partition by turns with itself. */
  private static void zipped(StoredTables tables) {
    JavaRDD<Row> trips = read(tables).javaRDD();
    assertThat(trips.zip(trips).count()).isEqualTo(2 * 7_003);
  }

  private static Dataset<Row> doubled(Dataset<Row> trips) {
    return trips.unionAll(trips);
  }

  private static Dataset<Row> joined(Dataset<Row> trips, String way) {
    return trips.as("l").join(trips.groupBy("id").count().hint(way), "id");
  }

  /** Each partition is read once for each partition of the other side, twice in one task. */
  private static Dataset<Row> pairs(Dataset<Row> trips) {
    Dataset<Row> some = trips.where("id % 5000 = 0").coalesce(2);
    return some.crossJoin(some.hint("shuffle_replicate_nl"));
  }

  private static void broadcastToOthers(StoredTables tables) {
    Dataset<Row> trips = read(tables);
    all(trips.sparkSession().range(9).toDF().join(broadcast(trips), "id"));
  }

  private static void comparedWithItsSum(StoredTables tables) {
    read(tables).createOrReplaceTempView("trips_of_ledger_test");
    String query = "SELECT * FROM trips_of_ledger_test WHERE id < (SELECT sum(miles) FROM %s)";
    all(read(tables).sparkSession().sql(query.formatted("trips_of_ledger_test")));
  }

  private static void cached(StoredTables tables) {
    Dataset<Row> kept = read(tables).persist(StorageLevel.MEMORY_ONLY());
    all(kept);
    all(kept);
    kept.unpersist(true);
    all(kept.orderBy("id"));
  }
}
