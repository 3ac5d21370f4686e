package io.sparketl.core.words.cloud;

import io.sparketl.core.words.cloud.Places.Layer;
import io.sparketl.core.words.cloud.Ranking.Ranked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A picture in the making: which words are where, which are left out, and what is still free. */
final class Canvas {

  private final CloudStyle style;
  private final Typeface typeface;
  private final Mask mask;
  private final Occupancy occupancy;
  private final List<PlacedWord> placed = new ArrayList<>();
  private final Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
  private final Turns turns;

  Canvas(CloudStyle style, Typeface typeface, Mask mask) {
    this.style = style;
    this.typeface = typeface;
    this.mask = mask;
    this.occupancy = new Occupancy(mask);
    this.turns = new Turns(style.horizontal());
  }

  List<PlacedWord> placed() {
    return Collections.unmodifiableList(placed);
  }

  /**
   * The letters of a word; it is left out if it has none that can be drawn, or is longer than any
   * place.
   */
  Optional<Sprite.Maker> letters(Ranked word) {
    boolean longer = word.word().length() > mask.width() + mask.height();
    Outline outline = longer ? new Outline() : typeface.outlineOf(word.word());
    if (outline.isEmpty()) {
      leaveOut(longer ? LeftOut.NO_ROOM : LeftOut.NO_GLYPH);
      return Optional.empty();
    }
    return Optional.of(new Sprite.Maker(typeface, outline));
  }

  /** The angles at which the next word may be, the better one first. */
  List<Boolean> angles(boolean turned) {
    return turns.angles(turned);
  }

  /** What a word must find free here. */
  Layer layer(Sprite sprite) {
    return new Layer(occupancy, Footprint.of(sprite, style.innerMargin()));
  }

  /** Adds a word, the upper left corner of whose ink is at a place. */
  void put(Ranked word, Sprite sprite, Place corner, int size, boolean rotated) {
    occupancy.take(sprite, corner.x(), corner.y(), style.outerMargin());
    turns.add(rotated);
    placed.add(
        new PlacedWord(
            word.word(),
            word.count(),
            corner.x(),
            corner.y(),
            sprite.width(),
            sprite.height(),
            size,
            rotated ? 90 : 0,
            Palette.hueOf(word.word(), style.seed())));
  }

  void leaveOut(LeftOut reason) {
    leftOut.merge(reason, 1L, Long::sum);
  }

  /** The layout so far, from which some words had been left out before. */
  WordCloud result(Map<LeftOut, Long> before) {
    Map<LeftOut, Long> all = new EnumMap<>(leftOut);
    before.forEach((reason, words) -> all.merge(reason, words, Long::sum));
    List<PlacedWord> words = placed.stream().sorted(PlacedWord.BY_COUNT).toList();
    return new WordCloud(mask.width(), mask.height(), words, all);
  }
}
