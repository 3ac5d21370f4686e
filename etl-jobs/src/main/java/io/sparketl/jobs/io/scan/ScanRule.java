package io.sparketl.jobs.io.scan;

import io.sparketl.core.contract.Comparison;
import java.io.Serializable;

/**
 * What a row's value must be for the row to be used.
 *
 * @param column the number of the column among those wanted
 * @param comparison how the value must lie to the bound
 * @param bound the bound, as Spark keeps values of the column's type: unscaled for a decimal, days
 *     for a date, microseconds for a timestamp
 */
public record ScanRule(int column, Comparison comparison, long bound) implements Serializable {

  private static final long serialVersionUID = 1L;

  boolean keeps(long value) {
    return comparison.holds(Long.compare(value, bound));
  }
}
