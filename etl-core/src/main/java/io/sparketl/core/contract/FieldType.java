package io.sparketl.core.contract;

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

  /** A binary floating-point number, for published results. */
  DOUBLE(DataTypes.DoubleType, "a number"),

  /** Text. */
  TEXT(DataTypes.StringType, "text"),

  /** A date and time of day without a zone, as the local clock showed it. */
  TIMESTAMP(DataTypes.TimestampNTZType, "a date and time");

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

  /** What a value of this type is called in a message, with its article. */
  public String noun() {
    return noun;
  }
}
