package io.sparketl.jobs.io.scan;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Rows as vectors, filled and handed to Spark again and again. */
final class Batch {

  private static final int MOST_ROWS = 4096;

  /** Rows of long texts make a batch that ends earlier. */
  private static final int MOST_TEXT_BYTES = 4 << 20;

  private final ValueVector[] vectors;
  private final ValueVector[] texts;
  private final ColumnarBatch columns;
  private int rows;

  private Batch(ValueVector[] vectors, ColumnVector[] shown) {
    this.vectors = vectors;
    this.texts =
        Arrays.stream(vectors)
            .filter(vector -> vector instanceof TextVector)
            .toArray(ValueVector[]::new);
    this.columns = new ColumnarBatch(shown);
  }

  /** Room for all columns of a read, of which Spark sees those of {@code shown}. */
  static Batch of(ScanRequest request, StructType shown) {
    List<String> names = request.columns().stream().map(ScanColumn::name).toList();
    ValueVector[] vectors =
        request.columns().stream()
            .map(column -> column.vector(request.text(), request.zone(), MOST_ROWS))
            .toArray(ValueVector[]::new);
    ColumnVector[] columns =
        Arrays.stream(shown.fieldNames())
            .map(name -> vectors[names.indexOf(name)])
            .toArray(ColumnVector[]::new);
    return new Batch(vectors, columns);
  }

  ValueVector vector(int column) {
    return vectors[column];
  }

  int rows() {
    return rows;
  }

  /** Keeps the row that was filled. */
  void add() {
    rows++;
  }

  /** Takes the row back that was filled in part. */
  void drop() {
    for (ValueVector vector : vectors) {
      vector.forget(rows);
    }
  }

  boolean isFull() {
    if (rows == MOST_ROWS) {
      return true;
    }
    for (ValueVector text : texts) {
      if (text.variableBytes() > MOST_TEXT_BYTES) {
        return true;
      }
    }
    return false;
  }

  void clear() {
    rows = 0;
    for (ValueVector vector : vectors) {
      vector.clear();
    }
  }

  /** The rows, as Spark takes them. */
  ColumnarBatch columns() {
    columns.setNumRows(rows);
    return columns;
  }
}
