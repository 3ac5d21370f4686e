package io.sparketl.core.words.cloud;

import java.util.HashMap;
import java.util.Map;

/**
 * Which boxes of words have found no place. Where one has found none, a larger one of the same font
 * is not tried: it would hardly ever find one, and this is where the time goes.
 */
final class Failures {

  private record Kind(int size, boolean rotated, int height) {}

  /** The smallest width that failed. */
  private final Map<Kind, Integer> widths = new HashMap<>();

  void add(int size, boolean rotated, Sprite.Box box) {
    widths.merge(new Kind(size, rotated, across(rotated, box)), along(rotated, box), Math::min);
  }

  /** Whether a box that is not larger has failed. */
  boolean cover(int size, boolean rotated, Sprite.Box box) {
    for (int height = 1; height <= across(rotated, box); height++) {
      Integer width = widths.get(new Kind(size, rotated, height));
      if (width != null && width <= along(rotated, box)) {
        return true;
      }
    }
    return false;
  }

  private static int along(boolean rotated, Sprite.Box box) {
    return rotated ? box.height() : box.width();
  }

  private static int across(boolean rotated, Sprite.Box box) {
    return rotated ? box.width() : box.height();
  }
}
