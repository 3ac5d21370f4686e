package io.sparketl.jobs.inspect;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells names of columns from a first row. */
final class HeaderGuess {

  private static final int LONGEST_NAME = 100;
  private static final int MOST_WORDS = 8;

  private final List<String> first;
  private final List<ColumnTally> below;
  private final List<List<String>> rows;

  private HeaderGuess(List<String> first, List<ColumnTally> below, List<List<String>> rows) {
    this.first = first;
    this.below = below;
    this.rows = rows;
  }

  /**
   * Whether {@code first} names the columns of {@code rows}.
   *
   * @param below what kinds of values the rows have, for as many columns as {@code first} has
   */
  static boolean isHeader(List<String> first, List<ColumnTally> below, List<List<String>> rows) {
    return new HeaderGuess(first, below, rows).isHeader();
  }

  private boolean isHeader() {
    List<String> names = first.stream().filter(name -> !name.isBlank()).toList();
    if (names.isEmpty() || 2 * names.size() < first.size()) {
      return false;
    }
    if (names.stream().anyMatch(HeaderGuess::isProse)) {
      return false;
    }
    long unlikeBelow = columns().filter(i -> !isValue(i) && below.get(i).kind().isTyped()).count();
    long likeBelow = columns().filter(this::isLikeBelow).count();
    if (likeBelow > 0) {
      return unlikeBelow > likeBelow || areYears();
    }
    return unlikeBelow > 0 || columns().noneMatch(this::comesAgain);
  }

  private IntStream columns() {
    return IntStream.range(0, first.size());
  }

  private boolean isValue(int column) {
    return ValueKind.of(first.get(column), '.').isTyped() || isCipher(first.get(column));
  }

  /** A number, date or the like, above values of which some are so too, or above nothing. */
  private boolean isLikeBelow(int column) {
    return isValue(column)
        && (rows.isEmpty()
            || below.get(column).kind() != ValueKind.TEXT
            || rows.stream().anyMatch(row -> row.size() > column && isCipher(row.get(column))));
  }

  /** Digits and marks in a form that the reader does not know, such as 31.12.2020. */
  private static boolean isCipher(String text) {
    return text.chars().anyMatch(Character::isDigit) && text.chars().noneMatch(Character::isLetter);
  }

  private static boolean isProse(String name) {
    return name.length() > LONGEST_NAME || name.strip().split("\\s+").length > MOST_WORDS;
  }

  /** Names such as 2018, 2019, 2020 beside others. */
  private boolean areYears() {
    List<Integer> years =
        first.stream()
            .map(String::strip)
            .filter(name -> name.matches("(1[89]|20)\\d\\d"))
            .map(Integer::valueOf)
            .toList();
    boolean isAscending =
        IntStream.range(1, years.size()).allMatch(i -> years.get(i) == years.get(i - 1) + 1);
    long values = columns().filter(this::isValue).count();
    return years.size() > 1 && isAscending && years.size() == values && values < first.size();
  }

  /** Whether a text of the first row stands below it too, in a row that is not the first again. */
  private boolean comesAgain(int column) {
    String text = first.get(column);
    Set<List<String>> others = new HashSet<>(rows);
    others.remove(first);
    return !text.isBlank()
        && others.stream().anyMatch(row -> row.size() > column && row.get(column).equals(text));
  }
}
