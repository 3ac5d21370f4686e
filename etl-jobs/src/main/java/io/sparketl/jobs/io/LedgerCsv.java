package io.sparketl.jobs.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
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
    return CsvRequest.of(options, SparkSession.active()).inferSchema();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    CaseInsensitiveStringMap options = new CaseInsensitiveStringMap(properties);
    try {
      return CsvRequest.of(options, SparkSession.active()).table(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
