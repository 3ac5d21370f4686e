package io.sparketl.jobs.io;

import org.apache.spark.sql.api.java.UDF3;
import org.jspecify.annotations.Nullable;

/** Counts each row's verdict in the ledger and lets through the rows that are used. */
final class CountedFilter implements UDF3<Integer, String, Long, Boolean> {

  private static final long serialVersionUID = 1L;

  private final Ledger ledger;
  private final String source;
  private final int verdicts;

  private transient Ledger.@Nullable Split split;
  private transient long @Nullable [] counters;

  CountedFilter(Ledger ledger, String source, int verdicts) {
    this.ledger = ledger;
    this.source = source;
    this.verdicts = verdicts;
  }

  @Override
  public Boolean call(Integer verdict, String file, Long start) {
    long[] current = counters;
    if (current == null || split == null || split.start() != start || !split.file().equals(file)) {
      split = new Ledger.Split(source, file, start);
      current = ledger.countersOf(split, verdicts);
      counters = current;
    }
    current[verdict]++;
    return verdict == Verdicts.USED;
  }
}
