package io.sparketl.core.taxi;

import static io.sparketl.core.contract.Condition.above;
import static io.sparketl.core.contract.Condition.atLeast;
import static io.sparketl.core.contract.Condition.atMost;
import static io.sparketl.core.contract.Condition.below;
import static io.sparketl.core.contract.Field.millionths;
import static io.sparketl.core.contract.Field.timestamp;

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
              millionths("trip_distance").unit("mi"),
              millionths("total_amount").unit("USD").alias("total_amt"))
          .keep("distance above zero", above("trip_distance", 0))
          .keep("amount above zero", above("total_amount", 0));

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
              atMost("trip_distance", maxMiles.get()));
    }
    if (from.isPresent() || to.isPresent()) {
      contract = contract.with(pickUp());
    }
    if (from.isPresent()) {
      contract =
          contract.keep(
              "picked up on or after " + from.get(),
              atLeast("pickup_datetime", from.get().atStartOfDay()));
    }
    if (to.isPresent()) {
      contract =
          contract.keep(
              "picked up on or before " + to.get(),
              below("pickup_datetime", to.get().plusDays(1).atStartOfDay()));
    }
    return contract;
  }

  private static Field pickUp() {
    return timestamp("pickup_datetime")
        .alias("tpep_pickup_datetime", "lpep_pickup_datetime", "trip_pickup_datetime");
  }
}
