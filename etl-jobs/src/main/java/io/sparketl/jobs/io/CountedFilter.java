package io.sparketl.jobs.io;

import io.sparketl.jobs.io.ledger.Ledger;
import io.sparketl.jobs.io.ledger.Split;
import io.sparketl.jobs.io.ledger.SplitCounts;
import io.sparketl.jobs.io.ledger.Verdicts;
import org.apache.spark.sql.api.java.UDF3;
import org.jspecify.annotations.Nullable;

/** Counts each row's verdict in the ledger and lets through the rows that are used. */
final class CountedFilter implements UDF3<Integer, String, Long, Boolean> {

  private static final long serialVersionUID = 1L;

  private final Ledger ledger;
  private final String source;
  private final Verdicts verdicts;

  private transient @Nullable Split split;
  private transient @Nullable SplitCounts counts;

  CountedFilter(Ledger ledger, String source, Verdicts verdicts) {
    this.ledger = ledger;
    this.source = source;
    this.verdicts = verdicts;
  }

  @Override
  public Boolean call(Integer verdict, String file, Long start) {
    SplitCounts current = counts;
    if (current == null || split == null || split.start() != start || !split.file().equals(file)) {
      split = new Split(source, file, start);
      current = ledger.countsOf(split, verdicts);
      counts = current;
    }
    current.count(verdict);
    return verdict == Verdicts.USED;
  }
}
