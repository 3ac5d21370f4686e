package io.sparketl.jobs.io.parquet;

import io.sparketl.jobs.io.scan.RowIntake;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** A column of a row group, at its current value, of a type that {@link ParquetTypes} knows. */
abstract class ParquetColumn {

  private static final int JULIAN_DAY_OF_1970 = 2_440_588;
  private static final long MICROS_A_DAY = 86_400_000_000L;

  private final ColumnReader values;
  private final int levelOfValues;

  private ParquetColumn(ColumnReader values) {
    this.values = values;
    this.levelOfValues = values.getDescriptor().getMaxDefinitionLevel();
  }

  /** Hands the current value to a column of an intake, and says what becomes of the row. */
  abstract int handTo(RowIntake intake, int column);

  /** The current value as text. */
  abstract String text();

  /** Whether there is no value. */
  final boolean isNull() {
    return values.getCurrentDefinitionLevel() < levelOfValues;
  }

  /** Goes on to the next value, whether this one was asked for or not. */
  final void consume() {
    if (!isNull()) {
      values.skip();
    }
    values.consume();
  }

  /** The current value with the column's name, for people. */
  final String shown() {
    return values.getDescriptor().getPath()[0] + "=" + (isNull() ? "null" : text());
  }

  static ParquetColumn of(ColumnReader values) {
    PrimitiveType type = values.getDescriptor().getPrimitiveType();
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return new Exact(values, decimal.getScale());
    }
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> new Whole(values, isUnsigned(meaning));
      case INT64 ->
          meaning instanceof TimestampLogicalTypeAnnotation time
              ? new Time(values, time.getUnit() == TimeUnit.MILLIS ? 1000 : 1)
              : isUnsigned(meaning) ? new Exact(values, 0) : new Whole(values, false);
      case FLOAT, DOUBLE -> new Binary(values);
      case INT96 -> new Time(values, 1);
      case BOOLEAN -> new Truth(values);
      default -> new Text(values);
    };
  }

  private static boolean isUnsigned(LogicalTypeAnnotation meaning) {
    return meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
  }

  /** Whole numbers of up to 64 bits with a sign, or 32 without. */
  private static final class Whole extends ParquetColumn {

    private final ColumnReader values;
    private final boolean isLong;
    private final boolean isUnsigned;

    Whole(ColumnReader values, boolean isUnsigned) {
      super(values);
      this.values = values;
      this.isUnsigned = isUnsigned;
      this.isLong =
          values.getDescriptor().getPrimitiveType().getPrimitiveTypeName()
              == PrimitiveType.PrimitiveTypeName.INT64;
    }

    private long value() {
      if (isLong) {
        return values.getLong();
      }
      return isUnsigned ? Integer.toUnsignedLong(values.getInteger()) : values.getInteger();
    }

    @Override
    int handTo(RowIntake intake, int column) {
      return intake.number(column, value());
    }

    @Override
    String text() {
      return String.valueOf(value());
    }
  }

  /** Decimal numbers, and whole ones that need more than 63 bits. */
  private static final class Exact extends ParquetColumn {

    private final ColumnReader values;
    private final PrimitiveType.PrimitiveTypeName stored;
    private final boolean isUnsigned;
    private final int scale;

    Exact(ColumnReader values, int scale) {
      super(values);
      this.values = values;
      this.scale = scale;
      PrimitiveType type = values.getDescriptor().getPrimitiveType();
      this.stored = type.getPrimitiveTypeName();
      this.isUnsigned = isUnsigned(type.getLogicalTypeAnnotation());
    }

    private BigInteger unscaled() {
      return switch (stored) {
        case INT32 -> BigInteger.valueOf(values.getInteger());
        case INT64 ->
            isUnsigned
                ? new BigInteger(Long.toUnsignedString(values.getLong()))
                : BigInteger.valueOf(values.getLong());
        default -> new BigInteger(values.getBinary().getBytes());
      };
    }

    @Override
    int handTo(RowIntake intake, int column) {
      byte[] text = text().getBytes(StandardCharsets.US_ASCII);
      return intake.text(column, text, 0, text.length);
    }

    @Override
    String text() {
      return new BigDecimal(unscaled(), scale).toPlainString();
    }
  }

  /** Binary floating-point numbers. */
  private static final class Binary extends ParquetColumn {

    private final ColumnReader values;
    private final boolean isDouble;

    Binary(ColumnReader values) {
      super(values);
      this.values = values;
      this.isDouble =
          values.getDescriptor().getPrimitiveType().getPrimitiveTypeName()
              == PrimitiveType.PrimitiveTypeName.DOUBLE;
    }

    /**
     * A short one is taken for the decimal number that it is written as: 0.1, not 0.10000000149.
     */
    private double value() {
      return isDouble ? values.getDouble() : Double.parseDouble(text());
    }

    @Override
    int handTo(RowIntake intake, int column) {
      return intake.number(column, value());
    }

    @Override
    String text() {
      return isDouble ? Double.toString(values.getDouble()) : Float.toString(values.getFloat());
    }
  }

  /** Times. */
  private static final class Time extends ParquetColumn {

    private final ColumnReader values;
    private final boolean isLong;
    private final long microsOfUnit;

    Time(ColumnReader values, long microsOfUnit) {
      super(values);
      this.values = values;
      this.microsOfUnit = microsOfUnit;
      this.isLong =
          values.getDescriptor().getPrimitiveType().getPrimitiveTypeName()
              == PrimitiveType.PrimitiveTypeName.INT64;
    }

    private long micros() {
      if (isLong) {
        return values.getLong() * microsOfUnit;
      }
      ByteBuffer parts = values.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      long nanoOfDay = parts.getLong(parts.position());
      int julianDay = parts.getInt(parts.position() + Long.BYTES);
      return (julianDay - JULIAN_DAY_OF_1970) * MICROS_A_DAY + nanoOfDay / 1000;
    }

    @Override
    int handTo(RowIntake intake, int column) {
      return intake.time(column, micros());
    }

    @Override
    String text() {
      return Instant.EPOCH.plus(micros(), ChronoUnit.MICROS).toString();
    }
  }

  /** True and false. */
  private static final class Truth extends ParquetColumn {

    private final ColumnReader values;

    Truth(ColumnReader values) {
      super(values);
      this.values = values;
    }

    @Override
    int handTo(RowIntake intake, int column) {
      byte[] text = text().getBytes(StandardCharsets.US_ASCII);
      return intake.text(column, text, 0, text.length);
    }

    @Override
    String text() {
      return String.valueOf(values.getBoolean());
    }
  }

  /** Texts. */
  private static final class Text extends ParquetColumn {

    private final ColumnReader values;

    Text(ColumnReader values) {
      super(values);
      this.values = values;
    }

    @Override
    int handTo(RowIntake intake, int column) {
      byte[] text = values.getBinary().getBytesUnsafe();
      return intake.text(column, text, 0, text.length);
    }

    @Override
    String text() {
      return values.getBinary().toStringUsingUTF8();
    }
  }
}
