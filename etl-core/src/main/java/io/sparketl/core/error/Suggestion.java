package io.sparketl.core.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** "Did you mean": the known name that comes nearest to a misspelt one. */
public final class Suggestion {

  private Suggestion() {}

  /**
   * The nearest of {@code known} as the end of a message, such as {@code "; did you mean
   * 'format'?"}, or the empty string where none is near.
   */
  public static String didYouMean(String name, Collection<String> known) {
    String folded = name.toLowerCase(Locale.ROOT);
    int limit = name.length() < 3 ? 1 : Math.max(2, name.length() / 3);
    return known.stream()
        .filter(candidate -> distance(folded, candidate.toLowerCase(Locale.ROOT)) <= limit)
        .min(
            Comparator.comparingInt(
                candidate -> distance(folded, candidate.toLowerCase(Locale.ROOT))))
        .map("; did you mean '%s'?"::formatted)
        .orElse("");
  }

  /**
   * Levenshtein's distance: insertions, deletions and replacements that turn one into the other.
   */
  private static int distance(String left, String right) {
    int[] previous = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= left.length(); row++) {
      int[] current = new int[right.length() + 1];
      current[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        int replaced = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
        int changed = previous[column - 1] + replaced;
        current[column] = Math.min(changed, 1 + Math.min(previous[column], current[column - 1]));
      }
      previous = current;
    }
    return previous[right.length()];
  }
}
