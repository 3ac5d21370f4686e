package io.sparketl.jobs.io.csv;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** Shows rows of a batch. */
final class BatchText {

  private BatchText() {}

  /** A row, as {@link PlainTable} shows it. */
  static String row(ColumnarBatch batch, int row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < batch.numCols(); i++) {
      values.add(value(batch.column(i), row));
    }
    return values.toString();
  }

  /** A rejected row without its file, as {@link PlainTable} shows it. */
  static String rejectedRow(ColumnarBatch batch, int row) {
    return "%s %s %s"
        .formatted(
            value(batch.column(1), row), value(batch.column(2), row), value(batch.column(3), row));
  }

  private static @Nullable Object value(ColumnVector column, int row) {
    if (column.isNullAt(row)) {
      return null;
    } else if (column.dataType() instanceof DecimalType type) {
      return column.getDecimal(row, type.precision(), type.scale());
    }
    return column.dataType() == DataTypes.StringType
        ? column.getUTF8String(row)
        : column.getLong(row);
  }
}
