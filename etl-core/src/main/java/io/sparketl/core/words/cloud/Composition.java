package io.sparketl.core.words.cloud;

import io.sparketl.core.words.cloud.Ranking.Ranked;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A picture in the making, to which words are added, the most frequent first. */
final class Composition {

  /** Of a font that is too large, the part by which the next that is tried is smaller. */
  private static final int STEPS = 24;

  /** A word is turned, for want of room, only when its font has shrunk to this part of itself. */
  private static final double TURNING = 0.8;

  private final CloudStyle style;
  private final Canvas canvas;
  private final Places places;

  // Its numbers are the same everywhere: the algorithm is part of its documentation.
  private final Random random;

  /** The smallest font so far, which no word of a lower count may exceed. */
  private int smallest;

  /** The font for words that are counted as often as the last one. */
  private int wanted;

  private long lastCount;

  Composition(Sheet sheet, int largest) {
    this.style = sheet.style();
    this.canvas = new Canvas(sheet);
    this.places = new Places(sheet.mask());
    this.random = new Random(style.seed());
    this.smallest = largest;
    this.wanted = largest;
  }

  List<PlacedWord> placed() {
    return canvas.placed();
  }

  /** The layout so far, from which some words had been left out before. */
  WordCloud result(Map<LeftOut, Long> before) {
    return canvas.result(before);
  }

  /** Adds a word that is counted at most as often as the last one. */
  void place(Ranked word) {
    canvas.letters(word).ifPresent(letters -> place(word, letters));
  }

  private void place(Ranked word, Sprite.Maker letters) {
    wanted = fontFor(word.count());
    List<Boolean> angles = canvas.angles(random.nextDouble() >= style.horizontal());
    for (int size = wanted; size >= style.minFont(); size -= Math.max(1, size / STEPS)) {
      boolean mayTurn = angles.size() > 1 && size < TURNING * wanted;
      if (placed(word, letters, size, angles.get(0))
          || (mayTurn && placed(word, letters, size, angles.get(1)))) {
        return;
      }
    }
    canvas.leaveOut(LeftOut.NO_ROOM);
  }

  private int fontFor(long count) {
    if (placed().isEmpty() || count == lastCount) {
      return wanted;
    }
    double scaling = style.relativeScaling();
    double factor = scaling * ((double) count / lastCount) + 1 - scaling;
    return Math.max(style.minFont(), (int) Math.round(factor * smallest));
  }

  private boolean placed(Ranked word, Sprite.Maker letters, int size, boolean rotated) {
    Setting setting = new Setting(size, rotated);
    if (!canvas.put(word, letters, setting, layers -> places.byChance(layers, random))) {
      return false;
    }
    smallest = Math.min(smallest, size);
    lastCount = word.count();
    return true;
  }
}
