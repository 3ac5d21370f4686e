package io.sparketl.core.taxi;

import static io.sparketl.core.contract.Field.number;
import static io.sparketl.core.contract.Field.timestamp;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** What a taxi trip is: its names over the years, its units, and which trips count. */
public final class Trips {

  /** Trips of some length that cost something; refunds and standing meters are left out. */
  public static final Contract CONTRACT =
      Contract.of(
              number("trip_distance").unit("mi"),
              number("total_amount").unit("USD").alias("total_amt"))
          .keep("distance above zero", col("trip_distance").gt(0))
          .keep("amount above zero", col("total_amount").gt(0));

  private Trips() {}

  /**
   * {@link #CONTRACT}, narrowed further.
   *
   * @param maxMiles the longest trip that counts, in miles
   * @param from the first day of pick-up that counts
   * @param to the last day of pick-up that counts
   */
  public static Contract contract(
      Optional<BigDecimal> maxMiles, Optional<LocalDate> from, Optional<LocalDate> to) {
    Contract contract = CONTRACT;
    if (maxMiles.isPresent()) {
      contract =
          contract.keep(
              "distance at most %s mi".formatted(maxMiles.get().toPlainString()),
              col("trip_distance").leq(lit(maxMiles.get())));
    }
    if (from.isPresent() || to.isPresent()) {
      contract = contract.with(pickUp());
    }
    if (from.isPresent()) {
      contract =
          contract.keep(
              "picked up on or after " + from.get(),
              col("pickup_datetime").geq(lit(from.get().atStartOfDay())));
    }
    if (to.isPresent()) {
      contract =
          contract.keep(
              "picked up on or before " + to.get(),
              col("pickup_datetime").lt(lit(to.get().plusDays(1).atStartOfDay())));
    }
    return contract;
  }

  private static Field pickUp() {
    return timestamp("pickup_datetime")
        .alias("tpep_pickup_datetime", "lpep_pickup_datetime", "trip_pickup_datetime");
  }
}
