package io.sparketl.jobs.io.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts of verdicts, kept per source, file and split, so that a split which is read twice (a sort
 * samples first, a lost task is repeated) counts once: of two readings of a split one stands, and
 * nothing is ever added up across reads.
 *
 * <p>The driver also writes down what is planned, so the ledger knows when a scan stopped early.
 *
 * <p>Splits are told apart by where they begin, so all scans of a file must cut it alike.
 */
public final class Ledger
    extends AccumulatorV2<Map.Entry<Split, SplitCounts>, Map<Split, SplitCounts>> {

  private static final long serialVersionUID = 1L;

  private static final int MOST_EXAMPLES = 20;

  // Concurrent because heartbeats read it while a task counts.
  private final ConcurrentHashMap<Split, SplitCounts> counts = new ConcurrentHashMap<>();

  /** In the driver alone. */
  private final transient Set<Split> planned = ConcurrentHashMap.newKeySet();

  /** A split will be read. */
  public void plan(Split split) {
    planned.add(split);
  }

  /** What a task counted of a split. */
  public void report(Split split, SplitCounts ofSplit) {
    add(Map.entry(split, ofSplit));
  }

  /** The counts of a source over all its splits. */
  public RowCounts rowsOf(String source, Verdicts verdicts) {
    long[] totals = new long[verdicts.size()];
    counts.forEach(
        (split, ofSplit) -> {
          if (split.source().equals(source)) {
            for (int i = 0; i < totals.length; i++) {
              totals[i] += ofSplit.counts()[i];
            }
          }
        });
    return verdicts.inWords(totals);
  }

  /** How much of what is planned of a source was read. */
  public Coverage coverageOf(String source) {
    List<Split> ofSource = planned.stream().filter(split -> split.source().equals(source)).toList();
    long complete =
        ofSource.stream()
            .map(counts::get)
            .filter(counted -> counted != null && counted.isComplete())
            .count();
    return new Coverage(ofSource.size(), (int) complete);
  }

  /** Some of the rows of a source that were rejected, in the order of its files. */
  public List<RejectedRow> examplesOf(String source) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().source().equals(source))
        .flatMap(entry -> entry.getValue().examples().stream())
        .sorted(Comparator.comparing(RejectedRow::file).thenComparing(RejectedRow::offset))
        .limit(MOST_EXAMPLES)
        .toList();
  }

  @Override
  public boolean isZero() {
    return counts.isEmpty();
  }

  @Override
  public Ledger copy() {
    Ledger copy = new Ledger();
    counts.forEach((split, ofSplit) -> copy.counts.put(split, ofSplit.copy()));
    return copy;
  }

  @Override
  public void reset() {
    counts.clear();
  }

  @Override
  public void add(Map.Entry<Split, SplitCounts> seen) {
    counts.merge(seen.getKey(), seen.getValue(), SplitCounts::fuller);
  }

  @Override
  public void merge(AccumulatorV2<Map.Entry<Split, SplitCounts>, Map<Split, SplitCounts>> other) {
    other.value().entrySet().forEach(this::add);
  }

  @Override
  public Map<Split, SplitCounts> value() {
    return counts;
  }
}
