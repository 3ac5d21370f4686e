package io.sparketl.core.salary;

import static io.sparketl.core.contract.Field.real;
import static io.sparketl.core.contract.Field.text;
import static org.apache.spark.sql.functions.col;

import io.sparketl.core.contract.Contract;

/**
 * What is published of salaries: a row per feature and value, per feature the highest average
 * first, equal ones by the value, no value last.
 */
public final class AverageSalaries {

  /** The feature is a column, so that a sink can name its files by it. */
  public static final Contract CONTRACT =
      Contract.of(text("feature"), text("value"), real("average_salary"))
          .orderedBy(col("feature"), col("average_salary").desc(), col("value").asc_nulls_last());

  private AverageSalaries() {}
}
