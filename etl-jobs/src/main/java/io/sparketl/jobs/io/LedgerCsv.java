package io.sparketl.jobs.io;

import io.sparketl.jobs.io.csv.CsvTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The data source {@code ledger-csv}, for {@code spark.read().format("ledger-csv")}; its options
 * and what it promises are in {@code docs/ledger-csv.md}.
 */
public final class LedgerCsv implements TableProvider, DataSourceRegister {

  private static final String TABLE = "table";

  private static final long LEAST_SPLIT_BYTES = 4 << 20;

  /**
   * Tables on their way from {@link #load} through Spark's reader, which takes nothing but text, to
   * {@link #getTable}.
   */
  private static final Map<String, CsvTable> ON_THEIR_WAY = new ConcurrentHashMap<>();

  /** The rows of a table that is made already. */
  static Dataset<Row> load(SparkSession spark, CsvTable table) {
    String id = UUID.randomUUID().toString();
    ON_THEIR_WAY.put(id, table);
    try {
      return spark.read().format(LedgerCsv.class.getName()).option(TABLE, id).load();
    } finally {
      ON_THEIR_WAY.remove(id);
    }
  }

  /** How long a split is, so that all cores have work and none has too little. */
  static long splitBytes(SparkSession spark, long bytes) {
    long most = JavaUtils.byteStringAsBytes(spark.conf().get("spark.sql.files.maxPartitionBytes"));
    long share = bytes / spark.sparkContext().defaultParallelism();
    return Math.min(most, Math.max(LEAST_SPLIT_BYTES, share));
  }

  @Override
  public String shortName() {
    return "ledger-csv";
  }

  @Override
  public boolean supportsExternalMetadata() {
    return true;
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    CsvTable table = ON_THEIR_WAY.get(options.getOrDefault(TABLE, ""));
    return table != null ? table.schema() : request(options).inferSchema();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    CaseInsensitiveStringMap options = new CaseInsensitiveStringMap(properties);
    CsvTable table = ON_THEIR_WAY.get(options.getOrDefault(TABLE, ""));
    if (table != null) {
      return table;
    }
    try {
      return request(options).table(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CsvRequest request(CaseInsensitiveStringMap options) {
    return CsvRequest.of(options, SparkSession.active());
  }
}
