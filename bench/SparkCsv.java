import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The query with Spark's own CSV reader: {@code SparkCsv double|exact FILE}.
 *
 * <p>{@code double} is how the query is usually written: numbers are doubles, means are {@code
 * avg}. {@code exact} has decimals, and sums to the places that spark-etl promises: values to 6,
 * ratios to 9, means rounded once. The settings are those of {@code ./etl run}.
 */
public final class SparkCsv {

  private static final String SCHEMA =
      """
      VendorID STRING, tpep_pickup_datetime STRING, tpep_dropoff_datetime STRING,
      passenger_count STRING, trip_distance %1$s, RatecodeID STRING, store_and_fwd_flag STRING,
      PULocationID STRING, DOLocationID STRING, payment_type STRING, fare_amount %1$s, extra %1$s,
      mta_tax %1$s, tip_amount %1$s, tolls_amount %1$s, improvement_surcharge %1$s,
      total_amount %1$s, congestion_surcharge %1$s
      """;

  private SparkCsv() {}

  public static void main(String[] arguments) {
    boolean exact = arguments[0].equals("exact");
    try (SparkSession spark = session(exact)) {
      Dataset<Row> trips = read(spark, arguments[1], exact ? "DECIMAL(18,6)" : "DOUBLE");
      Row row = (exact ? exactMeans(trips) : means(trips)).collectAsList().get(0);
      System.out.println(row.mkString(" "));
    }
  }

  private static SparkSession session(boolean exact) {
    return SparkSession.builder()
        .appName("SparkCsv")
        .config("spark.ui.enabled", false)
        .config("spark.ui.showConsoleProgress", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", Runtime.getRuntime().availableProcessors())
        .config("spark.sql.ansi.enabled", exact)
        .getOrCreate();
  }

  private static Dataset<Row> read(SparkSession spark, String file, String number) {
    return spark
        .read()
        .option("header", true)
        .schema(SCHEMA.formatted(number))
        .csv(file)
        .where(col("trip_distance").gt(0).and(col("total_amount").gt(0)));
  }

  private static Dataset<Row> means(Dataset<Row> trips) {
    return trips.agg(
        round(avg("trip_distance"), 2),
        round(avg(col("total_amount").divide(col("trip_distance"))), 2),
        round(avg("total_amount"), 2));
  }

  private static Dataset<Row> exactMeans(Dataset<Row> trips) {
    Column ratio = col("total_amount").divide(col("trip_distance")).cast("decimal(28,9)");
    return trips.agg(
        exactMean(col("trip_distance")), exactMean(ratio), exactMean(col("total_amount")));
  }

  private static Column exactMean(Column values) {
    return round(sum(values).cast("decimal(30,9)").divide(count(lit(1))), 2);
  }
}
