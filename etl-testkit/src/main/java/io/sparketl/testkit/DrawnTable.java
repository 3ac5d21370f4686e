package io.sparketl.testkit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Tables drawn as text: one line per row, {@code |} between cells, {@code null} for no value. */
public final class DrawnTable {

  private DrawnTable() {}

  /**
   * Reads a drawing.
   *
   * @param ddl the columns, as in {@code zone STRING, miles DOUBLE}
   * @param drawing the rows; Spark itself parses the cells and fails on one that is not of its type
   */
  public static Dataset<Row> table(SparkSession spark, String ddl, String drawing) {
    return table(spark, StructType.fromDDL(ddl), drawing);
  }

  static Dataset<Row> table(SparkSession spark, StructType schema, String drawing) {
    List<String> lines = drawing.lines().filter(line -> !line.isBlank()).toList();
    return spark
        .read()
        .schema(schema)
        .option("sep", "|")
        .option("mode", "FAILFAST")
        .option("nullValue", "null")
        .option("ignoreLeadingWhiteSpace", true)
        .option("ignoreTrailingWhiteSpace", true)
        .csv(spark.createDataset(lines, Encoders.STRING()));
  }
}
