package io.sparketl.jobs.io.scan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of a batch, each read from a text. Filled again and again: Spark takes
 * what it needs from a batch before it asks for the next.
 */
abstract class ValueVector extends ColumnVector {

  private final boolean[] nulls;
  private boolean hasNull;

  ValueVector(DataType type, int rows) {
    super(type);
    this.nulls = new boolean[rows];
  }

  /** Reads the value of a row from {@code text[from, to)}, which is not empty. */
  abstract Reading read(int row, byte[] text, int from, int to);

  /** Keeps a whole number as the value of a row. */
  Reading set(int row, long value) {
    return readAscii(row, Long.toString(value));
  }

  /** Keeps the decimal number that a binary one is written as, as the value of a row. */
  Reading set(int row, double value) {
    return Double.isFinite(value)
        ? readAscii(row, BigDecimal.valueOf(value).toString())
        : Reading.UNREADABLE;
  }

  /** Keeps a time as the value of a row, in microseconds since 1970. */
  Reading setTime(int row, long micros) {
    throw new UnsupportedOperationException("a time is not of type " + dataType().sql());
  }

  private Reading readAscii(int row, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return read(row, bytes, 0, bytes.length);
  }

  /** Whether blanks around a value belong to it. */
  boolean keepsBlanks() {
    return false;
  }

  /** The value as rules compare it, see {@link ScanRule}. */
  long comparable(int row) {
    throw new UnsupportedOperationException("no rule compares " + dataType());
  }

  /** How many bytes the values take beyond a fixed number for each row. */
  int variableBytes() {
    return 0;
  }

  final void setNull(int row) {
    nulls[row] = true;
    hasNull = true;
  }

  /** Makes room for other values. */
  void clear() {
    if (hasNull) {
      Arrays.fill(nulls, false);
      hasNull = false;
    }
  }

  /** Takes a row back. */
  final void forget(int row) {
    nulls[row] = false;
  }

  @Override
  public final boolean hasNull() {
    return hasNull;
  }

  @Override
  public final int numNulls() {
    int count = 0;
    for (boolean isNull : nulls) {
      count += isNull ? 1 : 0;
    }
    return count;
  }

  @Override
  public final boolean isNullAt(int row) {
    return nulls[row];
  }

  @Override
  public void close() {}

  @Override
  public boolean getBoolean(int row) {
    throw unsupported();
  }

  @Override
  public byte getByte(int row) {
    throw unsupported();
  }

  @Override
  public short getShort(int row) {
    throw unsupported();
  }

  @Override
  public int getInt(int row) {
    throw unsupported();
  }

  @Override
  public long getLong(int row) {
    throw unsupported();
  }

  @Override
  public float getFloat(int row) {
    throw unsupported();
  }

  @Override
  public double getDouble(int row) {
    throw unsupported();
  }

  @Override
  public @Nullable Decimal getDecimal(int row, int precision, int scale) {
    throw unsupported();
  }

  @Override
  public @Nullable UTF8String getUTF8String(int row) {
    throw unsupported();
  }

  @Override
  public byte[] getBinary(int row) {
    throw unsupported();
  }

  @Override
  public ColumnarArray getArray(int row) {
    throw unsupported();
  }

  @Override
  public ColumnarMap getMap(int row) {
    throw unsupported();
  }

  @Override
  public ColumnVector getChild(int ordinal) {
    throw unsupported();
  }

  private UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException("the column is of type " + dataType().sql());
  }
}
