package io.sparketl.jobs.io.csv;

import org.apache.spark.sql.types.DataType;

/** Whole numbers of 1 to 8 bytes, without a point or an exponent. */
final class IntegerVector extends ValueVector {

  private static final int SAFE_DIGITS = 18;

  private final long[] values;
  private final long least;
  private final long most;

  IntegerVector(DataType type, int rows) {
    super(type, rows);
    this.values = new long[rows];
    int bits = type.defaultSize() * Byte.SIZE;
    this.least = -1L << (bits - 1);
    this.most = ~least;
  }

  @Override
  Reading read(int row, byte[] text, int from, int to) {
    int first = text[from] == '-' || text[from] == '+' ? from + 1 : from;
    long digits = 0;
    for (int p = first; p < to; p++) {
      if (!NumberText.isDigit(text[p]) || (p - first >= SAFE_DIGITS && wouldOverflow(digits))) {
        return Reading.UNREADABLE;
      }
      // Downwards, because there is one more number below zero than above.
      digits = digits * 10 - (text[p] - '0');
      if (digits > 0) {
        return Reading.UNREADABLE;
      }
    }
    boolean isNegative = text[from] == '-';
    if (first == to || (!isNegative && digits == Long.MIN_VALUE)) {
      return Reading.UNREADABLE;
    }
    long value = isNegative ? digits : -digits;
    values[row] = value;
    return value >= least && value <= most ? Reading.EXACT : Reading.UNREADABLE;
  }

  private static boolean wouldOverflow(long digits) {
    return digits < Long.MIN_VALUE / 10;
  }

  @Override
  long comparable(int row) {
    return values[row];
  }

  @Override
  public byte getByte(int row) {
    return (byte) values[row];
  }

  @Override
  public short getShort(int row) {
    return (short) values[row];
  }

  @Override
  public int getInt(int row) {
    return (int) values[row];
  }

  @Override
  public long getLong(int row) {
    return values[row];
  }
}
