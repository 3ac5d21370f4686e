package io.sparketl.core.taxi;

import static io.sparketl.core.contract.Field.real;
import static io.sparketl.core.contract.Field.text;
import static org.apache.spark.sql.functions.col;

import io.sparketl.core.contract.Contract;

/** What the taxi summary publishes: one row per colour, ordered by it. */
public final class TripSummary {

  /** Column names as the readers of the summary's table have them. */
  public static final Contract CONTRACT =
      Contract.of(
              text("type"),
              real("avgDist").unit("mi"),
              real("avgCostPerMile").unit("USD/mi"),
              real("avgCost").unit("USD"))
          .orderedBy(col("type"));

  private TripSummary() {}
}
