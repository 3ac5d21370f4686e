package io.sparketl.core.words.cloud;

import java.util.HashMap;
import java.util.Map;

/**
 * Which boxes of words have found no place. Where one has found none, a larger one of the same font
 * is not tried: it would hardly ever find one, and this is where the time goes.
 */
final class Failures {

  private record Kind(Setting setting, int height) {}

  /** The smallest width that failed. */
  private final Map<Kind, Integer> widths = new HashMap<>();

  void add(Setting setting, Sprite.Box box) {
    widths.merge(new Kind(setting, across(setting, box)), along(setting, box), Math::min);
  }

  /** Whether a box that is not larger has failed. */
  boolean cover(Setting setting, Sprite.Box box) {
    for (int height = 1; height <= across(setting, box); height++) {
      Integer width = widths.get(new Kind(setting, height));
      if (width != null && width <= along(setting, box)) {
        return true;
      }
    }
    return false;
  }

  private static int along(Setting setting, Sprite.Box box) {
    return setting.isRotated() ? box.height() : box.width();
  }

  private static int across(Setting setting, Sprite.Box box) {
    return setting.isRotated() ? box.width() : box.height();
  }
}
