package io.sparketl.jobs.io;

import static io.sparketl.core.contract.Condition.above;
import static io.sparketl.core.contract.Field.number;

import io.sparketl.core.contract.Contract;
import io.sparketl.jobs.io.ledger.RowCounts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;

/**
 * A source in a folder, of which it is known what becomes of each row: of five rows two are used.
 */
record DirtyTrips(Path folder) {

  static final String NAME = "trips";

  static final Contract CONTRACT =
      Contract.of(number("id"), number("miles"))
          .keep("miles above zero", above("miles", 0))
          .keep("id above zero", above("id", 0));

  /** What becomes of the rows of so many times five lines. */
  static RowCounts counts(long fives) {
    return new RowCounts(
        5 * fives,
        2 * fives,
        Map.of("id missing", fives, "miles not a number", fives),
        Map.of("miles above zero", fives),
        Map.of());
  }

  /** A CSV file of so many times five lines, compressed if its name says so. */
  void csv(String name, int fives) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream plain = Files.newOutputStream(file);
        OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
      out.write("id,miles\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 1; i <= fives; i++) {
        out.write(five(i).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static String five(int id) {
    return "%d,1.5\n%d,0\n,2\n%d,n/a\n%d,2\n".formatted(id, id, id, id);
  }

  /** Parquet files of so many times five rows altogether. */
  void parquet(SparkSession spark, String name, int fives) {
    spark
        .range(1, fives + 1)
        .selectExpr(
            "id",
            "explode(array('1.5', '0', NULL, 'n/a', '2')) AS miles",
            "CAST(NULL AS BIGINT) AS nothing")
        .selectExpr("if(miles IS NULL, NULL, id) AS id", "coalesce(miles, '2') AS miles")
        .write()
        .parquet(folder.resolve(name).toString());
  }

  /** The tables of a job that reads the folder and may lose every row. */
  StoredTables tables(SparkSession spark) throws IOException {
    return tables(spark, folder.toString());
  }

  /** The same of the folder by another path. */
  StoredTables tables(SparkSession spark, String path) throws IOException {
    Source source = Source.of(List.of(path), Source.Format.AUTO, 1);
    return new StoredTables(spark, Ports.none().reads(NAME, source, CONTRACT), "run");
  }
}
