package io.sparketl.core.words.cloud;

import java.io.Serializable;

/**
 * How words are laid out.
 *
 * @param maxWords how many words, the most frequent first, are tried
 * @param minFont the smallest font, in pixels
 * @param relativeScaling how much a font depends on the count, and not on the rank alone: from 0,
 *     not at all, to 1, in proportion
 * @param horizontal the share of words that are not rotated
 * @param margin pixels between words
 * @param seed what chance begins with: equal seeds give equal pictures
 */
public record CloudStyle(
    int maxWords, int minFont, double relativeScaling, double horizontal, int margin, long seed)
    implements Serializable {

  /** As the seed's pictures are. */
  public static final CloudStyle STANDARD = new CloudStyle(20_000, 4, 0.5, 0.9, 2, 1);

  private static final int MOST_WORDS = 100_000;

  private static final int LARGEST_MINIMUM = 1000;
  private static final int LARGEST_MARGIN = 100;

  public CloudStyle {
    requireBetween("max-words", 1, maxWords, MOST_WORDS);
    requireBetween("min-font", 1, minFont, LARGEST_MINIMUM);
    requireBetween("relative-scaling", 0, relativeScaling, 1);
    requireBetween("horizontal", 0, horizontal, 1);
    requireBetween("margin", 0, margin, LARGEST_MARGIN);
  }

  /** Half of the margin is kept by the word that comes. */
  int innerMargin() {
    return margin / 2;
  }

  /** The other half is kept by the words that are there. */
  int outerMargin() {
    return margin - innerMargin();
  }

  private static void requireBetween(String key, double least, double value, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is from %s to %s, not %s".formatted(key, text(least), text(most), text(value)));
    }
  }

  private static String text(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
