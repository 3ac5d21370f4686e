package io.sparketl.jobs.io.scan;

import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.types.DataTypes;

/** {@code true} and {@code false}, in any case. */
final class BooleanVector extends ValueVector {

  private final boolean[] values;

  BooleanVector(int rows) {
    super(DataTypes.BooleanType, rows);
    this.values = new boolean[rows];
  }

  @Override
  Reading read(int row, byte[] text, int from, int to) {
    String word = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    values[row] = word.equalsIgnoreCase("true");
    return values[row] || word.equalsIgnoreCase("false") ? Reading.EXACT : Reading.UNREADABLE;
  }

  @Override
  public boolean getBoolean(int row) {
    return values[row];
  }
}
