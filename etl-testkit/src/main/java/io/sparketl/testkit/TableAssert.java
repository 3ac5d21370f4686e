package io.sparketl.testkit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Compares tables with drawings, see {@link DrawnTable}. */
public final class TableAssert extends AbstractAssert<TableAssert, Dataset<Row>> {

  private TableAssert(Dataset<Row> rows) {
    super(rows, TableAssert.class);
  }

  /** Starts an assertion about {@code rows}. */
  public static TableAssert assertThatTable(Dataset<Row> rows) {
    return new TableAssert(rows);
  }

  /** The columns are these, by name, type and order; DDL as in {@code type STRING, n BIGINT}. */
  public TableAssert hasColumns(String ddl) {
    Assertions.assertThat(actual.schema().toDDL()).isEqualTo(ddl);
    return this;
  }

  /** The rows are these, as often as they are drawn, in any order. */
  public TableAssert hasRows(String drawing) {
    Assertions.assertThat(texts(actual)).containsExactlyInAnyOrderElementsOf(texts(drawn(drawing)));
    return this;
  }

  /** The rows are these, in this order. */
  public TableAssert hasRowsInOrder(String drawing) {
    Assertions.assertThat(texts(actual)).containsExactlyElementsOf(texts(drawn(drawing)));
    return this;
  }

  private Dataset<Row> drawn(String drawing) {
    return DrawnTable.table(actual.sparkSession(), actual.schema(), drawing);
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::toString).toList();
  }
}
