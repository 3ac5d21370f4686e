package io.sparketl.core.contract;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The types a {@link Field} can have. */
public enum FieldType {
  /**
   * An exact number of up to 12 digits before the point, kept to {@link #NUMBER_PLACES} places;
   * what a source gives beyond them is rounded half up. Exact, so that sums do not depend on the
   * order in which rows arrive.
   */
  NUMBER(DataTypes.createDecimalType(18, FieldType.NUMBER_PLACES), "a number"),

  /**
   * The same numbers, as whole numbers of millionths: 12.5 is 12500000. For columns that are summed
   * and divided row by row, which Spark does several times as fast with whole numbers.
   */
  MILLIONTHS(DataTypes.LongType, "a number"),

  /** A whole number of up to 18 digits. */
  WHOLE(DataTypes.LongType, "a whole number"),

  /** A binary floating-point number, for published results. */
  DOUBLE(DataTypes.DoubleType, "a number"),

  /** Text. */
  TEXT(DataTypes.StringType, "text"),

  /** A date and time of day without a zone, as the local clock showed it. */
  TIMESTAMP(DataTypes.TimestampNTZType, "a date and time"),

  /** A date. */
  DATE(DataTypes.DateType, "a date"),

  /** True or false. */
  BOOLEAN(DataTypes.BooleanType, "true or false"),

  /** Bytes, such as those of a picture. */
  BINARY(DataTypes.BinaryType, "bytes");

  /** Places after the point to which a {@link #NUMBER} is kept. */
  public static final int NUMBER_PLACES = 6;

  private final DataType dataType;
  private final String noun;

  FieldType(DataType dataType, String noun) {
    this.dataType = dataType;
    this.noun = noun;
  }

  /** The Spark type of a column of this type. */
  public DataType dataType() {
    return dataType;
  }

  /** The type that values have in what people read, in SQL: millionths are decimal numbers. */
  public String sql() {
    return (this == MILLIONTHS ? NUMBER : this).dataType.sql();
  }

  /** How many digits after the point are kept in a whole number; 0 where that is not how it is. */
  public int places() {
    return this == MILLIONTHS ? NUMBER_PLACES : 0;
  }

  /**
   * The bound of a rule as Spark stores values of this type: whole numbers as they are, others in
   * millionths, timestamps in microseconds since 1970.
   *
   * @throws IllegalArgumentException if {@code bound} is of another type, or has more places than
   *     the type
   */
  public long stored(Object bound) {
    if ((this == NUMBER || this == MILLIONTHS) && bound instanceof BigDecimal number) {
      try {
        return number.movePointRight(NUMBER_PLACES).longValueExact();
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            "a rule's bound has at most 12 digits before the point and 6 after it, unlike "
                + number,
            e);
      }
    }
    if (this == WHOLE && bound instanceof BigDecimal number) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            "a rule compares whole numbers with %s".formatted(number), e);
      }
    }
    if (this == TIMESTAMP && bound instanceof LocalDateTime time) {
      return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), time);
    }
    throw new IllegalArgumentException("no rule compares %s with %s".formatted(noun, bound));
  }

  /** What a value of this type is called in a message, with its article. */
  public String noun() {
    return noun;
  }
}
