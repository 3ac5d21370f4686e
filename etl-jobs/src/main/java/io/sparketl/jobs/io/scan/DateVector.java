package io.sparketl.jobs.io.scan;

import org.apache.spark.sql.types.DataTypes;

/** Dates of the form {@code yyyy-MM-dd}, as days since 1970-01-01. */
final class DateVector extends ValueVector {

  private final int[] days;
  private final CalendarText calendar = new CalendarText();

  DateVector(int rows) {
    super(DataTypes.DateType, rows);
    this.days = new int[rows];
  }

  @Override
  Reading read(int row, byte[] text, int from, int to) {
    long day = calendar.day(text, from, to);
    days[row] = (int) day;
    return day == CalendarText.NONE ? Reading.UNREADABLE : Reading.EXACT;
  }

  /** Files that are not text have days since 1970-01-01. */
  @Override
  Reading set(int row, long value) {
    days[row] = (int) value;
    return Reading.EXACT;
  }

  @Override
  long comparable(int row) {
    return days[row];
  }

  @Override
  public int getInt(int row) {
    return days[row];
  }
}
