package io.sparketl.jobs.io.ledger;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * What rows count for on their way through a job, kept per query and partition, so that a task that
 * is made twice counts once, as in the {@link Ledger}, also where Spark makes a lost part of a
 * finished stage again under another stage's number. Rows that are computed for two outputs count
 * as the later query saw them; nothing is ever added up across queries.
 */
public final class PassCounts
    extends AccumulatorV2<PassCounts.Seen, Map<PassCounts.Place, Map<String, PassCount>>> {

  private static final long serialVersionUID = 1L;

  private final List<String> names;

  // Concurrent because heartbeats read it while a task counts.
  private final ConcurrentHashMap<Place, Map<String, PassCount>> counts = new ConcurrentHashMap<>();

  /** Counts under these names. */
  public PassCounts(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** A partition of the counted rows in a query, whichever stage and attempt makes it. */
  public record Place(long query, int partition) implements Serializable {}

  /** A row that counts. */
  public record Seen(Place place, String name, long rows, String example) {}

  /** The counts by name, 0 for what no row counted for. */
  public Map<String, PassCount> total() {
    long last = counts.keySet().stream().mapToLong(Place::query).max().orElse(0);
    Map<String, PassCount> total = new LinkedHashMap<>();
    names.forEach(name -> total.put(name, PassCount.NONE));
    counts.forEach(
        (place, ofTask) -> {
          if (place.query() == last) {
            ofTask.forEach((name, count) -> total.merge(name, count, PassCount::plus));
          }
        });
    return total;
  }

  @Override
  public void add(Seen seen) {
    PassCount one = new PassCount(seen.rows(), List.of(seen.example()));
    counts
        .computeIfAbsent(seen.place(), place -> new ConcurrentHashMap<>())
        .merge(seen.name(), one, PassCount::plus);
  }

  @Override
  public void merge(AccumulatorV2<Seen, Map<Place, Map<String, PassCount>>> other) {
    other.value().forEach((place, ofTask) -> counts.merge(place, ofTask, PassCounts::fuller));
  }

  private static Map<String, PassCount> fuller(
      Map<String, PassCount> one, Map<String, PassCount> other) {
    return rowsOf(other) > rowsOf(one) ? other : one;
  }

  private static long rowsOf(Map<String, PassCount> ofTask) {
    return ofTask.values().stream().mapToLong(PassCount::rows).sum();
  }

  @Override
  public boolean isZero() {
    return counts.isEmpty();
  }

  @Override
  public PassCounts copy() {
    PassCounts copy = new PassCounts(names);
    counts.forEach((place, ofTask) -> copy.counts.put(place, new ConcurrentHashMap<>(ofTask)));
    return copy;
  }

  @Override
  public void reset() {
    counts.clear();
  }

  @Override
  public Map<Place, Map<String, PassCount>> value() {
    return counts;
  }
}
