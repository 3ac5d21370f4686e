package io.sparketl.jobs.io.scan;

import org.apache.spark.sql.types.DataTypes;

/** Binary floating-point numbers, each the nearest to its text. */
final class DoubleVector extends ValueVector {

  /** A whole number up to 2^53 and a power of ten up to 10^22 are exact, and so is one division. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final double[] values;
  private final byte point;

  DoubleVector(byte point, int rows) {
    super(DataTypes.DoubleType, rows);
    this.values = new double[rows];
    this.point = point;
  }

  @Override
  Reading read(int row, byte[] text, int from, int to) {
    int p = text[from] == '-' || text[from] == '+' ? from + 1 : from;
    if (to - p > EXACT_DIGITS) {
      return readAny(row, text, from, to);
    }
    long digits = 0;
    int count = 0;
    int fraction = -1;
    for (; p < to; p++) {
      int digit = text[p] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        count++;
      } else if (text[p] == point && fraction < 0) {
        fraction = count;
      } else {
        return readAny(row, text, from, to);
      }
    }
    if (count == 0) {
      return Reading.UNREADABLE;
    }
    double magnitude = fraction < 0 ? digits : digits / POWERS[count - fraction];
    values[row] = text[from] == '-' ? -magnitude : magnitude;
    return Reading.EXACT;
  }

  private Reading readAny(int row, byte[] text, int from, int to) {
    String number = NumberText.canonical(text, from, to, point);
    double value = number == null ? Double.NaN : Double.parseDouble(number);
    values[row] = value;
    return Double.isFinite(value) ? Reading.EXACT : Reading.UNREADABLE;
  }

  @Override
  Reading set(int row, double value) {
    values[row] = value;
    return Double.isFinite(value) ? Reading.EXACT : Reading.UNREADABLE;
  }

  @Override
  public double getDouble(int row) {
    return values[row];
  }
}
