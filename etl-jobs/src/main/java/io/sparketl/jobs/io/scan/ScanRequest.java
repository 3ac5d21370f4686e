package io.sparketl.jobs.io.scan;

import io.sparketl.jobs.io.ledger.Ledger;
import io.sparketl.jobs.io.ledger.Verdicts;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of files.
 *
 * @param source the name of what is read, under which rows are counted
 * @param columns the columns, all of them, whichever a query then takes
 * @param ruleNames what the rules demand, in words
 * @param rules the rules, in the order in which they are asked
 * @param text how values are written where they are text
 * @param zone the zone of the clock that times without an offset were written by
 * @param mode what becomes of rows that are not used
 * @param ledger where rows are counted, if somebody wants to know
 */
public record ScanRequest(
    String source,
    List<ScanColumn> columns,
    List<String> ruleNames,
    List<ScanRule> rules,
    TextForm text,
    ZoneId zone,
    Mode mode,
    @Nullable Ledger ledger)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What becomes of rows that are not used, and of values that are left out. */
  public enum Mode {
    /** They are counted. */
    COUNT,
    /** The first one fails the query. */
    FAIL,
    /** They are what is asked for: the table is one of rejected rows, see {@link RejectedRows}. */
    REJECTS
  }

  public ScanRequest {
    columns = List.copyOf(columns);
    ruleNames = List.copyOf(ruleNames);
    rules = List.copyOf(rules);
  }

  /** The ledger, if rows are counted. */
  public Optional<Ledger> counts() {
    return Optional.ofNullable(ledger);
  }

  /** What can become of a row. */
  public Verdicts verdicts() {
    return verdicts(columns, ruleNames);
  }

  /** What can become of a row with these columns and rules. */
  public static Verdicts verdicts(List<ScanColumn> columns, List<String> ruleNames) {
    return new Verdicts(
        columns.stream().map(ScanColumn::name).toList(),
        columns.stream().map(ScanColumn::noun).toList(),
        Stream.of(RowFault.values()).map(RowFault::label).toList(),
        ruleNames);
  }
}
