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

  /** Which of the free places a word gets; none if there is none. */
  @FunctionalInterface
  interface Choice {
    Optional<Place> of(List<Layer> layers);
  }

  private final Sheet sheet;
  private final Occupancy occupancy;
  private final Turns turns;
  private final Failures failures = new Failures();
  private final List<PlacedWord> placed = new ArrayList<>();
  private final Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);

  Canvas(Sheet sheet) {
    this.sheet = sheet;
    this.occupancy = new Occupancy(sheet.mask());
    this.turns = new Turns(sheet.style().horizontal());
  }

  List<PlacedWord> placed() {
    return Collections.unmodifiableList(placed);
  }

  /**
   * The letters of a word; it is left out if it has none that can be drawn, or is longer than any
   * place.
   */
  Optional<Sprite.Maker> letters(Ranked word) {
    boolean longer = word.word().length() > sheet.mask().width() + sheet.mask().height();
    Outline outline = longer ? new Outline() : sheet.typeface().outlineOf(word.word());
    if (outline.isEmpty()) {
      leaveOut(longer ? LeftOut.NO_ROOM : LeftOut.NO_GLYPH);
      return Optional.empty();
    }
    return Optional.of(new Sprite.Maker(sheet.typeface(), outline));
  }

  /** The angles at which the next word may be, the better one first. */
  List<Boolean> angles(boolean turned) {
    return turns.angles(turned);
  }

  /** Adds a word, if there is room for it; tells whether there was. */
  boolean put(Ranked word, Sprite.Maker letters, Setting setting, Choice choice) {
    Sprite.Box box = letters.box(setting);
    if (box.width() > sheet.mask().width()
        || box.height() > sheet.mask().height()
        || failures.cover(setting, box)) {
      return false;
    }
    Sprite sprite = letters.make(setting);
    Footprint footprint = Footprint.of(sprite, sheet.style().innerMargin());
    Optional<Place> place = choice.of(List.of(new Layer(occupancy, footprint)));
    if (place.isEmpty()) {
      failures.add(setting, box);
      return false;
    }
    put(word, sprite, footprint.inkAt(place.get()), setting);
    return true;
  }

  /** Adds a word for whose ink the place has been kept. */
  void put(Ranked word, Sprite sprite, Place corner, Setting setting) {
    occupancy.take(sprite, corner.x(), corner.y(), sheet.style().outerMargin());
    turns.add(setting.isRotated());
    placed.add(
        new PlacedWord(
            word.word(),
            word.count(),
            corner.x(),
            corner.y(),
            sprite.width(),
            sprite.height(),
            setting.size(),
            setting.isRotated() ? 90 : 0,
            Palette.hueOf(word.word(), sheet.style().seed())));
  }

  void leaveOut(LeftOut reason) {
    leftOut.merge(reason, 1L, Long::sum);
  }

  /** The layout so far, from which some words had been left out before. */
  WordCloud result(Map<LeftOut, Long> before) {
    Map<LeftOut, Long> all = new EnumMap<>(leftOut);
    before.forEach((reason, words) -> all.merge(reason, words, Long::sum));
    List<PlacedWord> words = placed.stream().sorted(PlacedWord.BY_COUNT).toList();
    return new WordCloud(sheet.mask().width(), sheet.mask().height(), words, all);
  }
}
