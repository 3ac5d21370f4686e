package io.sparketl.core.words.cloud;

import io.sparketl.core.words.cloud.Anchors.Anchor;
import io.sparketl.core.words.cloud.Occupancy.Place;
import io.sparketl.core.words.cloud.Ranking.Ranked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A picture in the making, to which words are added, the most frequent first. */
final class Composition {

  /** Of a font that is too large, the part by which the next that is tried is smaller. */
  private static final int STEPS = 24;

  /** A word is turned, for want of room, only when its font has shrunk to this part of itself. */
  private static final double TURNING = 0.8;

  /**
   * Of so many places chosen by chance a word gets the one with the most neighbours, taken or
   * forbidden, in a ring of so many pixels: what is left free is then less in pieces. More places
   * and wider rings gave no fuller pictures.
   */
  private static final int CANDIDATES = 8;

  private static final int RING = 2;

  private final CloudStyle style;
  private final Typeface typeface;
  private final Mask mask;
  private final Optional<Anchors> anchors;
  private final Occupancy occupancy;
  private final Failures failures = new Failures();

  // Its numbers are the same everywhere: the algorithm is part of its documentation.
  private final Random random;

  private final List<PlacedWord> placed = new ArrayList<>();
  private final Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);

  /** The smallest font so far, which no word of a lower count may exceed. */
  private int smallest;

  /** The font for words that are counted as often as the last one. */
  private int wanted;

  private long lastCount;

  Composition(
      CloudStyle style, Typeface typeface, Mask mask, Optional<Anchors> anchors, int largest) {
    this.style = style;
    this.typeface = typeface;
    this.mask = mask;
    this.anchors = anchors;
    this.occupancy = new Occupancy(mask);
    this.random = new Random(style.seed());
    this.smallest = largest;
    this.wanted = largest;
  }

  List<PlacedWord> placed() {
    return Collections.unmodifiableList(placed);
  }

  /** The layout so far. */
  WordCloud result(Map<LeftOut, Long> others) {
    Map<LeftOut, Long> all = new EnumMap<>(leftOut);
    others.forEach((reason, words) -> all.merge(reason, words, Long::sum));
    return new WordCloud(mask.width(), mask.height(), placed, all);
  }

  /** Adds a word that is counted at most as often as the last one. */
  void place(Ranked word) {
    if (word.word().length() > mask.width() + mask.height()) {
      leftOut.merge(LeftOut.NO_ROOM, 1L, Long::sum);
      return;
    }
    Outline outline = typeface.outlineOf(word.word());
    if (outline.isEmpty()) {
      leftOut.merge(LeftOut.NO_GLYPH, 1L, Long::sum);
      return;
    }
    wanted = fontFor(word.count());
    Sprite.Maker letters = new Sprite.Maker(typeface, outline);
    Anchor anchor = anchors.map(all -> all.of(word.word())).orElse(null);
    boolean byChance = random.nextDouble() >= style.horizontal();
    boolean rotated = anchor == null ? byChance : anchor.isRotated();
    for (int size = wanted; size >= style.minFont(); size -= Math.max(1, size / STEPS)) {
      if (placed(word, letters, size, rotated, anchor)
          || (mayTurn()
              && size < TURNING * wanted
              && placed(word, letters, size, !rotated, anchor))) {
        return;
      }
    }
    leftOut.merge(LeftOut.NO_ROOM, 1L, Long::sum);
  }

  private boolean mayTurn() {
    return style.horizontal() > 0 && style.horizontal() < 1;
  }

  private int fontFor(long count) {
    if (placed.isEmpty() || count == lastCount) {
      return wanted;
    }
    double scaling = style.relativeScaling();
    double factor = scaling * ((double) count / lastCount) + 1 - scaling;
    return Math.max(style.minFont(), (int) Math.round(factor * smallest));
  }

  private boolean placed(
      Ranked word, Sprite.Maker letters, int size, boolean rotated, @Nullable Anchor anchor) {
    Sprite.Box box = letters.box(size, rotated);
    if (box.width() > mask.width()
        || box.height() > mask.height()
        || failures.cover(size, rotated, box)) {
      return false;
    }
    Sprite sprite = letters.make(size, rotated);
    Stencil stencil = Stencil.of(sprite, innerMargin());
    int places = occupancy.search(stencil);
    if (places == 0) {
      failures.add(size, rotated, box);
      return false;
    }
    Place corner =
        anchor == null
            ? best(sprite, places)
            : occupancy.nearest(
                anchor.x() - stencil.width() / 2, anchor.y() - stencil.height() / 2);
    put(word, sprite, corner.moved(innerMargin()), size, rotated);
    return true;
  }

  /** Half of the margin is kept by the word that comes, the other by those that are there. */
  private int innerMargin() {
    return style.margin() / 2;
  }

  private Place best(Sprite sprite, int places) {
    Stencil ring = Stencil.of(sprite, innerMargin() + RING);
    Place best = occupancy.place(random.nextInt(places));
    int most = occupancy.meets(ring, best.x() - RING, best.y() - RING);
    for (int i = 1; i < CANDIDATES; i++) {
      Place place = occupancy.place(random.nextInt(places));
      int neighbours = occupancy.meets(ring, place.x() - RING, place.y() - RING);
      if (neighbours > most) {
        best = place;
        most = neighbours;
      }
    }
    return best;
  }

  private void put(Ranked word, Sprite sprite, Place place, int size, boolean rotated) {
    occupancy.take(sprite, place.x(), place.y(), style.margin() - innerMargin());
    placed.add(
        new PlacedWord(
            word.word(),
            word.count(),
            place.x(),
            place.y(),
            sprite.width(),
            sprite.height(),
            size,
            rotated ? 90 : 0,
            Palette.hueOf(word.word(), style.seed())));
    smallest = Math.min(smallest, size);
    lastCount = word.count();
  }
}
