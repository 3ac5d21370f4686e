package io.sparketl.jobs.io.scan;

import org.apache.spark.sql.types.DataType;

/** Whole numbers of 1 to 8 bytes, without an exponent, with a fraction of at most two zeros. */
final class IntegerVector extends ValueVector {

  private static final int SAFE_DIGITS = 18;

  /** A point and two zeros. */
  private static final int MOST_FRACTION = 3;

  /** Up to here every whole number is a floating-point number of its own. */
  private static final double MOST_EXACT = 1L << 53;

  private final byte point;
  private final long[] values;
  private final long least;
  private final long most;

  IntegerVector(DataType type, byte point, int rows) {
    super(type, rows);
    this.point = point;
    this.values = new long[rows];
    int bits = type.defaultSize() * Byte.SIZE;
    this.least = -1L << (bits - 1);
    this.most = ~least;
  }

  @Override
  Reading read(int row, byte[] text, int from, int to) {
    int first = text[from] == '-' || text[from] == '+' ? from + 1 : from;
    long digits = 0;
    int p = first;
    for (; p < to && NumberText.isDigit(text[p]); p++) {
      if (p - first >= SAFE_DIGITS && wouldOverflow(digits)) {
        return Reading.UNREADABLE;
      }
      // Downwards, because there is one more number below zero than above.
      digits = digits * 10 - (text[p] - '0');
      if (digits > 0) {
        return Reading.UNREADABLE;
      }
    }
    boolean isNegative = text[from] == '-';
    if (p == first || !isNoFraction(text, p, to) || (!isNegative && digits == Long.MIN_VALUE)) {
      return Reading.UNREADABLE;
    }
    long value = isNegative ? digits : -digits;
    return set(row, value);
  }

  /**
   * Writers of tables with gaps make floating-point numbers of whole ones, {@code 2008.0}. Three
   * zeros could be thousands.
   */
  private boolean isNoFraction(byte[] text, int from, int to) {
    if ((from < to && text[from] != point) || to - from > MOST_FRACTION) {
      return false;
    }
    for (int p = from + 1; p < to; p++) {
      if (text[p] != '0') {
        return false;
      }
    }
    return true;
  }

  private static boolean wouldOverflow(long digits) {
    return digits < Long.MIN_VALUE / 10;
  }

  @Override
  Reading set(int row, long value) {
    values[row] = value;
    return value >= least && value <= most ? Reading.EXACT : Reading.UNREADABLE;
  }

  /** Readers of tables with gaps make floating-point numbers of whole ones. */
  @Override
  Reading set(int row, double value) {
    return value == Math.rint(value) && Math.abs(value) <= MOST_EXACT
        ? set(row, (long) value)
        : Reading.UNREADABLE;
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
