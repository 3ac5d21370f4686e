package io.sparketl.core.taxi;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import io.sparketl.core.Transform;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Averages over {@link Trips}, in one row.
 *
 * <p>Input: {@code trip_distance} and {@code total_amount}, both above zero and in millionths of
 * their units. Output, as {@link TripSummary} has it: {@code type}; {@code avgDist}, the mean
 * distance in miles; {@code avgCostPerMile}, the mean of the trips' own ratios of amount to
 * distance in USD per mile (not the ratio of the sums); {@code avgCost}, the mean amount in USD.
 * Means are rounded half up to 2 places; of no trips at all they are null.
 *
 * <p>Sums are exact, so the result does not depend on how the trips are partitioned: a value has 6
 * places, a ratio {@value #RATIO_PLACES} (half up), and a mean at least 16 before it is rounded. A
 * sum that outgrows its digits is an error, never a wrong number.
 *
 * @param type what the trips have in common, such as the colour of the taxi; the first column
 */
public record SummarizeTrips(String type) implements Transform {

  /** Places after the point to which a trip's cost per mile is kept. */
  public static final int RATIO_PLACES = 9;

  /**
   * Up to 4,000 USD in millionths; times 10^9 they stay within 64 bits, half a divisor included.
   */
  private static final String IS_USUAL = "total_amount <= 4000000000";

  /** Half up, in whole numbers. */
  private static final String USUAL_RATIO =
      "(total_amount * 1000000000L + trip_distance div 2) div trip_distance";

  private static final String ANY_RATIO =
      "cast(cast(total_amount as decimal(20,0)) / cast(trip_distance as decimal(20,0))"
          + " as decimal(28,9))";

  @Override
  public Dataset<Row> apply(Dataset<Row> trips) {
    Trips.CONTRACT.requireFields(trips.schema());
    return trips
        .selectExpr(
            "trip_distance",
            "total_amount",
            "if(%s, %s, 0L) as usual_ratio".formatted(IS_USUAL, USUAL_RATIO),
            "if(%s, null, %s) as other_ratio".formatted(IS_USUAL, ANY_RATIO))
        .agg(
            mean(exactSum("trip_distance", 6)).as("avgDist"),
            mean(exactSum("usual_ratio", RATIO_PLACES)
                    .plus(coalesce(sum("other_ratio"), lit(BigDecimal.ZERO))))
                .as("avgCostPerMile"),
            mean(exactSum("total_amount", 6)).as("avgCost"))
        .select(lit(type).as("type"), col("avgDist"), col("avgCostPerMile"), col("avgCost"));
  }

  /**
   * The sum of whole numbers that stand for decimal fractions of so many places. Whole parts and
   * fractions are summed apart, so that 64 bits are enough for 10^18 of either.
   */
  private static Column exactSum(String name, int places) {
    String unit = BigDecimal.ONE.movePointRight(places).toPlainString();
    Column whole = sum(expr("%s div %sL".formatted(name, unit))).cast("decimal(20,0)");
    Column fraction = sum(expr("%s %% %sL".formatted(name, unit))).cast("decimal(20,0)");
    return whole.plus(fraction.multiply(lit(BigDecimal.ONE.movePointLeft(places))));
  }

  /** Not {@code avg}: that keeps fewer places of the quotient, and rounding twice can be wrong. */
  private static Column mean(Column total) {
    Column exact = total.cast("decimal(30," + RATIO_PLACES + ")");
    return round(exact.divide(count(lit(1))), 2).cast("double");
  }
}
