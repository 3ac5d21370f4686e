package io.sparketl.jobs.io.scan;

import java.io.Serializable;
import java.time.ZoneId;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * A column that is wanted of files.
 *
 * @param name its name in the table
 * @param type its type: a number, text, boolean, date or timestamp
 * @param places of a {@code BIGINT} that holds decimal fractions as whole numbers, how many digits
 *     after the point it holds; 0 of all others
 * @param isNeeded whether a row without a value is rejected; otherwise it has a null
 * @param isStrict whether a row with a value that cannot be read is rejected; otherwise it has a
 *     null, and that is noticed
 */
public record ScanColumn(String name, DataType type, int places, boolean isNeeded, boolean isStrict)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int MOST_LONG_DIGITS = 18;

  public ScanColumn {
    if (nounOf(type).isEmpty()) {
      throw new IllegalArgumentException(
          "%s is of type %s, which no value is read as".formatted(name, type.sql()));
    }
    if (places < 0 || places > MOST_LONG_DIGITS || (places > 0 && type != DataTypes.LongType)) {
      throw new IllegalArgumentException(name + " cannot hold " + places + " places");
    }
  }

  /** A column in which a value that cannot be read is as good as none. */
  public ScanColumn(String name, DataType type, int places, boolean isNeeded) {
    this(name, type, places, isNeeded, isNeeded);
  }

  /** What a value of the column is called in a message, with its article. */
  public String noun() {
    return places > 0 ? "a number" : nounOf(type);
  }

  /** Room for as many values as a batch has rows. */
  ValueVector vector(TextForm text, ZoneId zone, int rows) {
    byte point = text.point();
    if (places > 0) {
      return new DecimalVector(type, MOST_LONG_DIGITS, places, point, rows);
    } else if (type instanceof DecimalType decimal) {
      return decimal.precision() <= MOST_LONG_DIGITS
          ? new DecimalVector(decimal, point, rows)
          : new WideDecimalVector(decimal, point, rows);
    } else if (type instanceof IntegralType) {
      return new IntegerVector(type, point, rows);
    } else if (type instanceof DoubleType) {
      return new DoubleVector(point, rows);
    } else if (type instanceof FloatType) {
      return new FloatVector(point, rows);
    } else if (type instanceof StringType) {
      return new TextVector(text.charset(), rows);
    } else if (type instanceof DateType) {
      return new DateVector(rows);
    } else if (type instanceof TimestampType) {
      return new TimestampVector(type, zone, rows);
    } else if (type instanceof TimestampNTZType) {
      return new TimestampVector(type, ZoneId.of("UTC"), rows);
    }
    return new BooleanVector(rows);
  }

  private static String nounOf(DataType type) {
    if (type instanceof IntegralType) {
      return "a whole number";
    } else if (type instanceof DecimalType
        || type instanceof DoubleType
        || type instanceof FloatType) {
      return "a number";
    } else if (type instanceof StringType) {
      return "text";
    } else if (type instanceof DateType) {
      return "a date";
    } else if (type instanceof TimestampType || type instanceof TimestampNTZType) {
      return "a date and time";
    }
    return type instanceof BooleanType ? "true or false" : "";
  }
}
