package io.sparketl.core.words.cloud;

import java.util.Comparator;

/**
 * A word in its place.
 *
 * @param word the word
 * @param count how often it was counted
 * @param x of the left edge of its ink, in pixels from the left
 * @param y of the upper edge of its ink, in pixels from the top
 * @param width of its ink in pixels
 * @param height of its ink in pixels
 * @param size of the font in pixels
 * @param rotation 0, or 90 where it is read from bottom to top
 * @param hue the number of its colour in the palette
 */
public record PlacedWord(
    String word, long count, int x, int y, int width, int height, int size, int rotation, int hue) {

  static final Comparator<PlacedWord> BY_COUNT =
      Comparator.comparingLong(PlacedWord::count).reversed().thenComparing(PlacedWord::word);

  boolean isRotated() {
    return rotation != 0;
  }

  Setting setting() {
    return new Setting(size, isRotated());
  }
}
