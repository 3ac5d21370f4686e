package io.sparketl.jobs.io.ledger;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What can become of a row, numbered: 0 it is used, then for each column that its value is missing
 * and that it is unreadable, then the faults that rows have as a whole, then the rules. After these
 * come the things that are noted of rows that are used: for each column that its value was rounded
 * and that it was unreadable and left out, then the same faults; and last each {@link Remark}.
 *
 * @param columns the names of the columns
 * @param nouns what a value of each column is: {@code a number}
 * @param faults what can be wrong with a row as a whole
 * @param rules what rows may be filtered for
 */
public record Verdicts(
    List<String> columns, List<String> nouns, List<String> faults, List<String> rules)
    implements Serializable {

  /** The row is used. */
  public static final int USED = 0;

  private static final long serialVersionUID = 1L;

  public Verdicts {
    columns = List.copyOf(columns);
    nouns = List.copyOf(nouns);
    faults = List.copyOf(faults);
    rules = List.copyOf(rules);
  }

  /** The row has no value in a column that is needed. */
  public int missing(int column) {
    return 1 + 2 * column;
  }

  /** The row has something else than a value in a column that is needed. */
  public int unreadable(int column) {
    return 2 + 2 * column;
  }

  /** Whether a number is that of {@link #unreadable} of a column, or of a fault. */
  public boolean isUnreadable(int verdict) {
    return verdict < faulty(0) ? verdict != USED && verdict % 2 == 0 : verdict < brokenRule(0);
  }

  /** The row is rejected for a fault. */
  public int faulty(int fault) {
    return 1 + 2 * columns.size() + fault;
  }

  /** The row breaks a rule. */
  public int brokenRule(int rule) {
    return faulty(faults.size()) + rule;
  }

  /** Noted: the value of a column was rounded. */
  public int rounded(int column) {
    return brokenRule(rules.size()) + 2 * column;
  }

  /** Noted: the column holds something else than a value, and none was taken. */
  public int leftOut(int column) {
    return rounded(column) + 1;
  }

  /** Noted: the row has a fault. */
  public int noted(int fault) {
    return rounded(columns.size()) + fault;
  }

  /** Something is noticed beside the rows. */
  public int remark(Remark remark) {
    return noted(faults.size()) + remark.number();
  }

  /** How many numbers there are. */
  public int size() {
    return noted(faults.size()) + Remark.values().length;
  }

  /** A number in words. */
  public String label(int verdict) {
    return labels().get(verdict);
  }

  /** Counts by number, in words; what met no row is left out. */
  RowCounts inWords(long[] counts) {
    List<String> labels = labels();
    Map<String, Long> rejected = new LinkedHashMap<>();
    Map<String, Long> filtered = new LinkedHashMap<>();
    Map<String, Long> noticed = new LinkedHashMap<>();
    long read = 0;
    for (int verdict = 0; verdict < size(); verdict++) {
      boolean isNote = verdict >= rounded(0);
      read += isNote ? 0 : counts[verdict];
      if (counts[verdict] > 0 && verdict != USED) {
        Map<String, Long> kind = isNote ? noticed : verdict < brokenRule(0) ? rejected : filtered;
        kind.put(labels.get(verdict), counts[verdict]);
      }
    }
    return new RowCounts(read, counts[USED], rejected, filtered, noticed);
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>(List.of("used"));
    labels.addAll(ofColumns("missing"));
    labels.addAll(faults);
    labels.addAll(rules);
    labels.addAll(ofColumns("rounded"));
    labels.addAll(faults);
    Stream.of(Remark.values()).map(Remark::label).forEach(labels::add);
    return labels;
  }

  private List<String> ofColumns(String first) {
    return IntStream.range(0, columns.size())
        .boxed()
        .flatMap(
            i -> Stream.of(columns.get(i) + " " + first, columns.get(i) + " not " + nouns.get(i)))
        .toList();
  }
}
