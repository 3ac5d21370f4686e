package io.sparketl.jobs.io.scan;

import java.io.Serializable;

/**
 * What a row's value must be for the row to be used: neither less than one bound nor more than the
 * other. Bounds are as Spark keeps values of the column's type: unscaled for a decimal, days for a
 * date, microseconds for a timestamp.
 *
 * @param column the number of the column among those wanted
 * @param least the least value that is used
 * @param most the greatest value that is used
 */
public record ScanRule(int column, long least, long most) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Values that are {@code least} or more. */
  public static ScanRule atLeast(int column, long least) {
    return new ScanRule(column, least, Long.MAX_VALUE);
  }

  /** Values that are {@code most} or less. */
  public static ScanRule atMost(int column, long most) {
    return new ScanRule(column, Long.MIN_VALUE, most);
  }

  boolean keeps(long value) {
    return value >= least && value <= most;
  }
}
