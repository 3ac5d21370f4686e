package io.sparketl.jobs.io;

import io.sparketl.jobs.io.scan.LedgerTable;
import io.sparketl.jobs.io.scan.StoredFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** Brings a table that is made already to Spark, whose readers take nothing but text. */
public final class LedgerSource implements TableProvider {

  private static final String TABLE = "table";
  private static final String MOST_BYTES = "spark.sql.files.maxPartitionBytes";
  private static final long LEAST_SPLIT_BYTES = 4 << 20;

  /** Tables on their way from {@link #load} to {@link #getTable}. */
  private static final Map<String, LedgerTable> ON_THEIR_WAY = new ConcurrentHashMap<>();

  /** The rows of a table. */
  static Dataset<Row> load(SparkSession spark, LedgerTable table) {
    String id = UUID.randomUUID().toString();
    ON_THEIR_WAY.put(id, table);
    try {
      return spark.read().format(LedgerSource.class.getName()).option(TABLE, id).load();
    } finally {
      ON_THEIR_WAY.remove(id);
    }
  }

  /**
   * How much one task reads, so that all cores have work and none has too little. A file costs its
   * opening too: many small ones are put together.
   */
  static long splitBytes(SparkSession spark, List<StoredFile> files) {
    String setting = spark.conf().get(MOST_BYTES);
    // Sizes are written in Spark's own way, which only this class reads in public.
    long most = new SparkConf(false).set(MOST_BYTES, setting).getSizeAsBytes(MOST_BYTES);
    long bytes = files.stream().mapToLong(file -> file.length() + LEAST_SPLIT_BYTES).sum();
    long share = bytes / spark.sparkContext().defaultParallelism();
    return Math.min(most, Math.max(LEAST_SPLIT_BYTES, share));
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return table(options).schema();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return table(new CaseInsensitiveStringMap(properties));
  }

  private static LedgerTable table(CaseInsensitiveStringMap options) {
    return Objects.requireNonNull(
        ON_THEIR_WAY.get(options.getOrDefault(TABLE, "")), "not for use by name: see LedgerCsv");
  }
}
