package io.sparketl.core.contract;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * How a row's value in a field must lie to a bound. Data rather than an expression, so that a
 * reader can ask it before there is a row.
 *
 * @param field the name of the field
 * @param comparison how the value must lie
 * @param bound the bound: a {@link BigDecimal} for numbers, a {@link LocalDateTime} for timestamps
 */
public record Condition(String field, Comparison comparison, Object bound) {

  /** The value is greater than {@code bound}. */
  public static Condition above(String field, long bound) {
    return new Condition(field, Comparison.ABOVE, BigDecimal.valueOf(bound));
  }

  /** The value is {@code bound} or more. */
  public static Condition atLeast(String field, long bound) {
    return new Condition(field, Comparison.AT_LEAST, BigDecimal.valueOf(bound));
  }

  /** The value is {@code bound} or less. */
  public static Condition atMost(String field, BigDecimal bound) {
    return new Condition(field, Comparison.AT_MOST, bound);
  }

  /** The time is {@code bound} or later. */
  public static Condition atLeast(String field, LocalDateTime bound) {
    return new Condition(field, Comparison.AT_LEAST, bound);
  }

  /** The time is earlier than {@code bound}. */
  public static Condition below(String field, LocalDateTime bound) {
    return new Condition(field, Comparison.BELOW, bound);
  }

  /**
   * The condition as an expression over a table of the contract.
   *
   * @param type the type of the field
   */
  public Column column(FieldType type) {
    Column value = functions.col(field);
    Column limit =
        functions.lit(
            type == FieldType.MILLIONTHS || type == FieldType.WHOLE
                ? (Object) type.stored(bound)
                : bound);
    return switch (comparison) {
      case ABOVE -> value.gt(limit);
      case AT_LEAST -> value.geq(limit);
      case BELOW -> value.lt(limit);
      case AT_MOST -> value.leq(limit);
    };
  }
}
