package io.sparketl.jobs.io.ledger;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What became of the rows of a split, counted by one task. */
public final class SplitCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How many rejected rows of a split are kept as examples. */
  private static final int MOST_EXAMPLES = 5;

  private final long[] counts;
  private final ArrayList<RejectedRow> examples = new ArrayList<>();
  private boolean isComplete;

  /** No rows yet. */
  public SplitCounts(Verdicts verdicts) {
    this(new long[verdicts.size()]);
  }

  private SplitCounts(long[] counts) {
    this.counts = counts;
  }

  /** Counts one row, or one thing noted of a row, under a number of {@link Verdicts}. */
  public void count(int verdict) {
    counts[verdict]++;
  }

  /** Whether one more example is wanted. */
  public boolean wantsExample() {
    return examples.size() < MOST_EXAMPLES;
  }

  /** Keeps an example. */
  public void keep(RejectedRow example) {
    examples.add(example);
  }

  /** The split was read to its end. */
  public void complete() {
    isComplete = true;
  }

  /** Whether the split was read to its end, as far as its reader can tell. */
  public boolean isComplete() {
    return isComplete;
  }

  /** The counts, by number. */
  long[] counts() {
    return counts;
  }

  List<RejectedRow> examples() {
    return examples;
  }

  SplitCounts copy() {
    SplitCounts copy = new SplitCounts(counts.clone());
    copy.examples.addAll(examples);
    copy.isComplete = isComplete;
    return copy;
  }

  /** Of two readings of one split the one that stands: complete before partial, then the fuller. */
  static SplitCounts fuller(SplitCounts left, SplitCounts right) {
    if (left.isComplete != right.isComplete) {
      return left.isComplete ? left : right;
    }
    return left.total() >= right.total() ? left : right;
  }

  private long total() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }
}
