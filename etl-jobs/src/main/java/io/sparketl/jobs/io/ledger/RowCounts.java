package io.sparketl.jobs.io.ledger;

import java.util.Map;

/**
 * What became of the rows of a source: read = used + rejected + filtered.
 *
 * @param read rows seen
 * @param used rows handed to the job
 * @param rejected rows of which a needed field is missing or unreadable, by reason
 * @param filtered rows that break a rule, by the rule's name
 * @param noticed what was noted of rows that are used: surplus fields, rounded numbers; and what is
 *     worth knowing beside the rows, see {@link Remark}
 */
public record RowCounts(
    long read,
    long used,
    Map<String, Long> rejected,
    Map<String, Long> filtered,
    Map<String, Long> noticed) {

  /** How many rows were rejected, whatever the reason. */
  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many rows were filtered, whatever the rule. */
  public long filteredRows() {
    return filtered.values().stream().mapToLong(Long::longValue).sum();
  }
}
