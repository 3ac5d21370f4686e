package io.sparketl.jobs.sql;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A catalogue in which there is nothing, in the place of the one that a cluster may have: rows that
 * come past the sources are counted by nobody.
 */
public final class SourcesOnly implements TableCatalog, FunctionCatalog {

  private static final String CATALOGS = "spark.sql.catalog.";
  private static final String OF_THE_SESSION = "spark_catalog";

  /** Leaves a session no tables but the views that it has. */
  static void in(SparkSession spark) {
    for (var setting : spark.sparkContext().getConf().getAllWithPrefix(CATALOGS)) {
      spark.conf().unset(CATALOGS + setting._1());
    }
    spark.conf().set("spark.sql.defaultCatalog", OF_THE_SESSION);
    spark.conf().set(CATALOGS + OF_THE_SESSION, SourcesOnly.class.getName());
    // No parquet.`path`, and no setting of the session in the text of a query.
    spark.conf().set("spark.sql.runSQLOnFiles", false);
    spark.conf().set("spark.sql.variable.substitute", false);
  }

  @Override
  public void initialize(String name, CaseInsensitiveStringMap options) {}

  @Override
  public String name() {
    return OF_THE_SESSION;
  }

  @Override
  public Identifier[] listFunctions(String[] namespace) {
    return new Identifier[0];
  }

  @Override
  public UnboundFunction loadFunction(Identifier function) throws NoSuchFunctionException {
    throw new NoSuchFunctionException(function);
  }

  @Override
  public Identifier[] listTables(String[] namespace) {
    return new Identifier[0];
  }

  @Override
  public Table loadTable(Identifier table) throws NoSuchTableException {
    throw new NoSuchTableException(table);
  }

  @Override
  @SuppressWarnings("deprecation") // The one that every version of Spark demands.
  public Table createTable(
      Identifier table, StructType schema, Transform[] parts, Map<String, String> properties) {
    throw new UnsupportedOperationException("queries make no tables");
  }

  @Override
  public Table alterTable(Identifier table, TableChange... changes) {
    throw new UnsupportedOperationException("queries change no tables");
  }

  @Override
  public boolean dropTable(Identifier table) {
    return false;
  }

  @Override
  public void renameTable(Identifier from, Identifier to) {
    throw new UnsupportedOperationException("queries rename no tables");
  }
}
