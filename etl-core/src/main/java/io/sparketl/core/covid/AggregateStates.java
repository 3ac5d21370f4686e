package io.sparketl.core.covid;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.sparketl.core.Transform;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sums the figures of the cities of each state, day by day.
 *
 * <p>Input: {@link CityCases}. Output, a row per {@code date} and {@code state}: the sums of {@code
 * cases} and of {@code deaths}, null where no city has any, and the columns of {@link #COUNTS},
 * each of which adds up to what its name says.
 *
 * <p>Sums are exact, so the result does not depend on how the rows are partitioned. They become
 * floating-point numbers, or whole ones, rounded half up; a sum that these do not hold is an error.
 *
 * @param wholeNumbers whether sums are whole numbers
 */
public record AggregateStates(boolean wholeNumbers) implements Transform {

  /** The column of how many cities of the state have no cases, not even 0. */
  public static final String WITHOUT_CASES = "cities without cases";

  /** The column of how many cities of the state have no deaths, not even 0. */
  public static final String WITHOUT_DEATHS = "cities without deaths";

  /** The column of how many of the two sums had a fraction, and lost it. */
  public static final String ROUNDED = "sums that were rounded";

  /** The columns by which the rows can be counted, named by what they count. */
  public static final List<String> COUNTS = List.of(WITHOUT_CASES, WITHOUT_DEATHS, ROUNDED);

  @Override
  public Dataset<Row> apply(Dataset<Row> cities) {
    CityCases.CONTRACT.requireFields(cities.schema());
    return cities
        .groupBy("date", "state")
        .agg(
            sum("cases").as("cases"),
            sum("deaths").as("deaths"),
            missing("cases").as(WITHOUT_CASES),
            missing("deaths").as(WITHOUT_DEATHS))
        .select(
            col("date"),
            col("state"),
            published("cases"),
            published("deaths"),
            col(WITHOUT_CASES),
            col(WITHOUT_DEATHS),
            rounded("cases").plus(rounded("deaths")).as(ROUNDED));
  }

  private static Column missing(String figure) {
    return count(when(col(figure).isNull(), 1));
  }

  private Column published(String figure) {
    Column sum = col(figure);
    return (wholeNumbers ? round(sum).cast("bigint") : sum.cast("double")).as(figure);
  }

  private Column rounded(String figure) {
    Column hasFraction = coalesce(col(figure).notEqual(round(col(figure))), lit(false));
    return when(hasFraction.and(lit(wholeNumbers)), 1L).otherwise(0L);
  }
}
