package io.sparketl.jobs.io;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/**
 * The data source {@code ledger-csv}, for {@code spark.read().format("ledger-csv")}; its options
 * and what it promises are in {@code docs/ledger-csv.md}.
 */
public final class LedgerCsv implements TableProvider, DataSourceRegister {

  /** Of what Spark asks first if it is given no schema, the heads need not be read again. */
  private @Nullable CsvRequest inferred;

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
    CsvRequest request = CsvRequest.of(options, SparkSession.active());
    inferred = request;
    return request.inferSchema();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    CsvRequest request = inferred;
    if (request == null) {
      var options = new CaseInsensitiveStringMap(properties);
      request = CsvRequest.of(options, SparkSession.active());
    }
    inferred = null;
    return request.table(schema);
  }
}
