package io.sparketl.jobs.io.scan;

import org.apache.spark.sql.types.DataTypes;

/** Short binary floating-point numbers, each the nearest to its text. */
final class FloatVector extends ValueVector {

  private final float[] values;
  private final byte point;

  FloatVector(byte point, int rows) {
    super(DataTypes.FloatType, rows);
    this.values = new float[rows];
    this.point = point;
  }

  @Override
  Reading read(int row, byte[] text, int from, int to) {
    // Not by way of a double: rounding twice can miss the nearest.
    String number = NumberText.canonical(text, from, to, point);
    float value = number == null ? Float.NaN : Float.parseFloat(number);
    values[row] = value;
    return Float.isFinite(value) ? Reading.EXACT : Reading.UNREADABLE;
  }

  @Override
  public float getFloat(int row) {
    return values[row];
  }
}
