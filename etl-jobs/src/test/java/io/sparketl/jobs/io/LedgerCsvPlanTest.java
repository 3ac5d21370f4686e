package io.sparketl.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What Spark's optimizer makes of {@code ledger-csv}, and that it reads what Spark writes. */
@ExtendWith(SparkExtension.class)
class LedgerCsvPlanTest {

  @TempDir Path folder;

  @Test
  void aSmallFileIsBroadcast(SparkSession spark) throws IOException {
    Files.writeString(folder.resolve("a.csv"), "id,miles\n" + "1,2\n".repeat(1000));
    Dataset<Row> trips = csv(spark).schema("id LONG, miles INT").load(folder.toString());

    assertThat(plan(spark.range(10_000_000).toDF().join(trips, "id")))
        .contains("BroadcastHashJoin");
    spark.conf().set("spark.sql.autoBroadcastJoinThreshold", "3999");
    try {
      assertThat(plan(spark.range(10_000_000).toDF().join(trips, "id")))
          .contains("SortMergeJoin")
          .doesNotContain("BroadcastHashJoin");
    } finally {
      spark.conf().unset("spark.sql.autoBroadcastJoinThreshold");
    }
  }

  @Test
  void equalScansAreSharedAndOthersAreNot(SparkSession spark) throws IOException {
    Files.writeString(folder.resolve("a.csv"), "id,miles\n" + "1,2\n".repeat(1000));
    Files.writeString(folder.resolve("b.txt"), "id,miles\n" + "1,2\n".repeat(1000));
    DataFrameReader reader = csv(spark).schema("id LONG, miles INT");
    Dataset<Row> sums = sums(reader.load(folder + "/a.csv"));

    assertThat(executed(sums.unionAll(sums(reader.load(folder + "/a.csv")))))
        .contains("ReusedExchange");
    assertThat(executed(sums.unionAll(sums(reader.load(folder + "/b.txt")))))
        .doesNotContain("ReusedExchange");
  }

  @Test
  void onlyTheColumnsThatAreNeededAreHandedOver(SparkSession spark) throws IOException {
    Files.writeString(folder.resolve("a.csv"), "id,miles\n1,2\n");

    assertThat(plan(csv(spark).load(folder.toString()).select("miles")))
        .contains("BatchScan ")
        .contains("[miles#")
        .doesNotContain("[id#")
        .doesNotContain("id#");
  }

  /** Not of texts that Spark's writer changes: empty ones, and blanks around a text. */
  @Test
  void whatSparkWroteIsReadBackEqual(SparkSession spark) {
    Dataset<Row> written =
        spark.sql(
            """
            SELECT CAST(id AS TINYINT) AS a, CAST(-id AS SMALLINT) AS b, CAST(id * 7919 AS INT) AS c,
              id * 99999999999 AS d, CAST(rand(1) AS FLOAT) AS e, rand(2) * pow(10, id % 60 - 30) AS f,
              CAST(id * 1.07 AS DECIMAL(10, 2)) AS g,
              CAST(-id * 12345678901234567890.123456789 AS DECIMAL(38, 9)) AS h,
              concat('é, "', chr(39), '|;\\t', id, '\\\\ "" ', id % 2 = 0, 'x') AS i, id % 2 = 0 AS j,
              date_add(DATE'1969-12-01', CAST(id AS INT) * 311) AS k,
              timestamp_millis(id * 86399999) AS l,
              CAST(timestamp_millis(-id * 86399999) AS TIMESTAMP_NTZ) AS m,
              if(id % 3 = 0, NULL, 'x') AS n, if(id % 4 = 0, NULL, id) AS o
            FROM range(-100, 100)
            """);
    written.write().option("header", true).csv(folder + "/out");

    Dataset<Row> read =
        csv(spark).option("escape", "backslash").schema(written.schema()).load(folder + "/out");

    assertThat(texts(read)).containsExactlyInAnyOrderElementsOf(texts(written));
    assertThat(read.exceptAll(written).count() + written.exceptAll(read).count()).isZero();
  }

  @Test
  void whatSparkWroteWithLineBreaksIsReadBackEqual(SparkSession spark) {
    Dataset<Row> written =
        spark.sql("SELECT concat('a\\n', id, '\\r\\n\"x\"\\rb') AS a, id FROM range(100)");
    written.write().option("header", true).option("escape", "\"").csv(folder + "/out");

    Dataset<Row> read =
        csv(spark).option("multi-line", true).schema(written.schema()).load(folder + "/out");

    assertThat(texts(read)).containsExactlyInAnyOrderElementsOf(texts(written));
  }

  private static Dataset<Row> sums(Dataset<Row> trips) {
    return trips.groupBy("id").sum("miles");
  }

  private static String plan(Dataset<Row> rows) {
    return rows.queryExecution().executedPlan().toString();
  }

  private static String executed(Dataset<Row> rows) {
    rows.collectAsList();
    return plan(rows);
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).toList();
  }

  private static DataFrameReader csv(SparkSession spark) {
    return spark.read().format("ledger-csv");
  }
}
