package io.sparketl.core.taxi;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import io.sparketl.core.Transform;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Averages over {@link Trips}, in one row.
 *
 * <p>Output, as {@link TripSummary} has it: {@code type}; {@code avgDist}, the mean distance in
 * miles; {@code avgCostPerMile}, the mean of the trips' own ratios of amount to distance in USD per
 * mile (not the ratio of the sums); {@code avgCost}, the mean amount in USD. Means are rounded half
 * up to 2 places; of no trips at all they are null.
 *
 * <p>Sums are exact, so the result does not depend on how the trips are partitioned: a value is
 * kept to 6 places, a ratio to {@value #RATIO_PLACES} (both half up), and a mean to at least 16
 * before it is rounded. A sum that outgrows 38 digits is an error, never a wrong number.
 *
 * @param type what the trips have in common, such as the colour of the taxi; the first column
 */
public record SummarizeTrips(String type) implements Transform {

  /** Places after the point to which a trip's cost per mile is kept. */
  public static final int RATIO_PLACES = 9;

  @Override
  public Dataset<Row> apply(Dataset<Row> trips) {
    Column distance = col("trip_distance");
    Column amount = col("total_amount");
    Column costPerMile = amount.divide(distance).cast("decimal(28," + RATIO_PLACES + ")");
    return trips
        .select(distance, amount, costPerMile.as("cost_per_mile"))
        .agg(
            mean("trip_distance").as("avgDist"),
            mean("cost_per_mile").as("avgCostPerMile"),
            mean("total_amount").as("avgCost"))
        .select(lit(type).as("type"), col("avgDist"), col("avgCostPerMile"), col("avgCost"));
  }

  /** Not {@code avg}: that keeps fewer places of the quotient, and rounding twice can be wrong. */
  private static Column mean(String name) {
    Column total = sum(name).cast("decimal(30," + RATIO_PLACES + ")");
    return round(total.divide(count(lit(1))), 2).cast("double");
  }
}
