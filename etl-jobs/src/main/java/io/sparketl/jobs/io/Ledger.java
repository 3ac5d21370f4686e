package io.sparketl.jobs.io;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts of verdicts, kept per source, file and split, so that a split which is read twice (a sort
 * samples first, a lost task is repeated) counts once: a fuller count replaces a lesser one, and
 * nothing is ever added up across reads.
 *
 * <p>Splits are told apart by where they begin, so all scans of a file must cut it alike; {@link
 * StoredTables} sees to that.
 *
 * <p>It does not yet know whether a split was read to its end; a job that stops early, as {@code
 * limit} does, is counted as far as it read.
 */
final class Ledger
    extends AccumulatorV2<Map.Entry<Ledger.Split, long[]>, Map<Ledger.Split, long[]>> {

  private static final long serialVersionUID = 1L;

  /** A part of a file, as one task reads it. */
  record Split(String source, String file, long start) implements Serializable {}

  // Concurrent because heartbeats read it while a task counts.
  private final ConcurrentHashMap<Split, long[]> counts = new ConcurrentHashMap<>();

  /** The counters of a split, to be counted up in place. */
  long[] countersOf(Split split, int verdicts) {
    return counts.computeIfAbsent(split, key -> new long[verdicts]);
  }

  /** The counts of a source over all its splits. */
  RowCounts countsOf(String source, Verdicts verdicts) {
    long[] totals = new long[verdicts.size()];
    counts.forEach(
        (split, ofSplit) -> {
          if (split.source().equals(source)) {
            Arrays.setAll(totals, verdict -> totals[verdict] + ofSplit[verdict]);
          }
        });
    return verdicts.inWords(totals);
  }

  @Override
  public boolean isZero() {
    return counts.isEmpty();
  }

  @Override
  public Ledger copy() {
    Ledger copy = new Ledger();
    counts.forEach((split, ofSplit) -> copy.counts.put(split, ofSplit.clone()));
    return copy;
  }

  @Override
  public void reset() {
    counts.clear();
  }

  @Override
  public void add(Map.Entry<Split, long[]> seen) {
    counts.merge(seen.getKey(), seen.getValue(), Ledger::fuller);
  }

  @Override
  public void merge(AccumulatorV2<Map.Entry<Split, long[]>, Map<Split, long[]>> other) {
    other.value().entrySet().forEach(this::add);
  }

  @Override
  public Map<Split, long[]> value() {
    return counts;
  }

  private static long[] fuller(long[] left, long[] right) {
    return Arrays.stream(left).sum() >= Arrays.stream(right).sum() ? left : right;
  }
}
