package io.sparketl.jobs.taxi;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.taxi.SummarizeTrips;
import io.sparketl.core.taxi.TripSummary;
import io.sparketl.core.taxi.Trips;
import io.sparketl.jobs.Job;
import io.sparketl.jobs.io.InputPort;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.Tables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Average distance, cost per mile and cost of yellow and green taxi trips.
 *
 * @param yellow trips of yellow taxis
 * @param green trips of green taxis; one of the two may be left out
 * @param summary the averages, see {@link TripSummary}
 * @param maxMiles the longest trip that counts, in miles
 * @param from the first day of pick-up that counts
 * @param to the last day of pick-up that counts
 */
public record TaxiSummaryJob(
    Optional<Source> yellow,
    Optional<Source> green,
    Sink summary,
    Optional<BigDecimal> maxMiles,
    Optional<LocalDate> from,
    Optional<LocalDate> to)
    implements Job {

  public TaxiSummaryJob {
    if (yellow.isEmpty() && green.isEmpty()) {
      throw new IllegalArgumentException("yellow and green are both left out: there is no input");
    }
    maxMiles.ifPresent(TaxiSummaryJob::requireDistance);
    from.ifPresent(day -> requireYear("from", day));
    to.ifPresent(day -> requireYear("to", day));
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw new IllegalArgumentException(
          "from (%s) lies after to (%s)".formatted(from.get(), to.get()));
    }
  }

  private static void requireDistance(BigDecimal miles) {
    if (miles.signum() <= 0) {
      throw new IllegalArgumentException("max-miles must be above zero, not " + miles);
    }
    BigDecimal stripped = miles.stripTrailingZeros();
    if (stripped.scale() > 6 || stripped.precision() - stripped.scale() > 12) {
      throw new IllegalArgumentException(
          "max-miles has at most 12 digits before the point and 6 after it, unlike " + miles);
    }
  }

  private static void requireYear(String key, LocalDate day) {
    if (day.getYear() < 1 || day.getYear() > 9999) {
      throw new IllegalArgumentException(
          "%s is a day of the years 1 to 9999, not %s".formatted(key, day));
    }
  }

  @Override
  public Ports ports() {
    Contract trips = Trips.contract(maxMiles, from, to);
    return Ports.none()
        .reads("yellow", yellow, trips)
        .reads("green", green, trips)
        .writes("summary", summary, TripSummary.CONTRACT);
  }

  @Override
  public void run(Tables tables) {
    Dataset<Row> averages =
        ports().inputs().stream()
            .map(InputPort::name)
            .map(colour -> new SummarizeTrips(colour).apply(tables.read(colour)))
            .reduce(Dataset::unionAll)
            .orElseThrow();
    tables.write("summary", averages);
  }
}
