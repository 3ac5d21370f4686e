package io.sparketl.jobs.io.scan;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;

/** Exact numbers of up to 18 digits, kept as scaled whole numbers. */
final class DecimalVector extends ValueVector {

  private final long[] values;
  private final ScaledNumber number;

  DecimalVector(DecimalType type, byte point, int rows) {
    this(type, type.precision(), type.scale(), point, rows);
  }

  /** Numbers that Spark sees as the scaled whole numbers that they are. */
  DecimalVector(DataType type, int precision, int scale, byte point, int rows) {
    super(type, rows);
    this.values = new long[rows];
    this.number = new ScaledNumber(precision, scale, point);
  }

  @Override
  Reading read(int row, byte[] text, int from, int to) {
    Reading reading = number.read(text, from, to);
    values[row] = number.value();
    return reading;
  }

  @Override
  Reading set(int row, long value) {
    Reading reading = number.take(value);
    values[row] = number.value();
    return reading;
  }

  @Override
  Reading set(int row, double value) {
    if (!number.takeShort(value)) {
      return super.set(row, value);
    }
    values[row] = number.value();
    return Reading.EXACT;
  }

  @Override
  long comparable(int row) {
    return values[row];
  }

  @Override
  public long getLong(int row) {
    return values[row];
  }

  @Override
  public Decimal getDecimal(int row, int precision, int scale) {
    return Decimal.createUnsafe(values[row], precision, scale);
  }
}
