package io.sparketl.jobs.inspect;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What kinds of values a column has. */
final class ColumnTally {

  /** What people and programs write for no value. */
  private static final Set<String> WORDS_FOR_NOTHING =
      Set.of("NA", "N/A", "n/a", "na", "NULL", "null", "\\N", "NaN", "nan", "None", "-", "?", ".");

  /** Values that are unlike all others of a column do not change what it is, if they are few. */
  private static final double NEARLY_ALL = 0.95;

  private final Map<ValueKind, Integer> kinds = new EnumMap<>(ValueKind.class);
  private final Set<String> nothings = new TreeSet<>();
  private int values;
  private int words;
  private int fractions;
  private int longFractions;

  /**
   * Counts the values of one column.
   *
   * @param point what stands before the fraction of a number
   */
  static ColumnTally of(List<String> cells, char point) {
    ColumnTally tally = new ColumnTally();
    cells.forEach(cell -> tally.add(cell.strip(), point));
    return tally;
  }

  private void add(String cell, char point) {
    ValueKind kind = ValueKind.of(cell, point);
    if (kind == ValueKind.EMPTY) {
      return;
    }
    values++;
    if (WORDS_FOR_NOTHING.contains(cell)) {
      nothings.add(cell);
      words++;
      return;
    }
    kinds.merge(kind, 1, Integer::sum);
    int at = kind == ValueKind.NUMBER ? cell.indexOf(point) : -1;
    if (at >= 0) {
      fractions++;
      longFractions += cell.length() - at - 1 == 3 ? 1 : 0;
    }
  }

  /** The kind that nearly all values have. */
  ValueKind kind() {
    int telling = values - words;
    if (values == 0) {
      return ValueKind.EMPTY;
    }
    int fractional = count(ValueKind.NUMBER);
    int numbers = count(ValueKind.WHOLE) + fractional;
    if (isNearlyAll(numbers, telling)) {
      return fractional == 0 ? ValueKind.WHOLE : ValueKind.NUMBER;
    }
    for (ValueKind kind : List.of(ValueKind.DATE, ValueKind.TIMESTAMP, ValueKind.BOOLEAN)) {
      if (isNearlyAll(count(kind), telling)) {
        return kind;
      }
    }
    return ValueKind.TEXT;
  }

  /** How many values are not of that kind; words for nothing aside. */
  int unlike() {
    ValueKind kind = kind();
    return switch (kind) {
      case EMPTY, TEXT -> 0;
      case NUMBER -> values - words - count(ValueKind.WHOLE) - count(ValueKind.NUMBER);
      default -> values - words - count(kind);
    };
  }

  /**
   * Whether more than {@code share} of the values are not of that kind; words for nothing aside.
   */
  boolean isUnlike(double share) {
    return unlike() > share * (values - words);
  }

  /** The words that stand for no value, of a column that is no text. */
  Set<String> nothings() {
    return kind().isTyped() ? nothings : Set.of();
  }

  /** Whether the column has numbers with fractions. */
  boolean hasFractions() {
    return fractions > 0 && kind() == ValueKind.NUMBER;
  }

  /** Whether all fractions have three digits, as groups of thousands have. */
  boolean looksGrouped() {
    return longFractions == fractions;
  }

  private int count(ValueKind kind) {
    return kinds.getOrDefault(kind, 0);
  }

  private static boolean isNearlyAll(int count, int all) {
    return count > 0 && count >= NEARLY_ALL * all;
  }
}
