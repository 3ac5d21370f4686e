package io.sparketl.core.words.cloud;

import io.sparketl.core.words.cloud.Homes.Home;
import io.sparketl.core.words.cloud.Places.Layer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds homes: for each word, the largest first, a place that is free in all pictures that it is
 * in, at the size that it has in each. Where there is none, the word gets one for the first half of
 * these pictures, and goes on from there.
 */
final class HomeFinder {

  /** More words than this share may not have to move. */
  private static final double MOVING = 0.05;

  /** A word in one of the pictures. */
  private record Showing(long picture, Occupancy occupancy, int size) {}

  /** A word in all of its pictures, in their order. */
  private record Candidate(String word, List<Showing> showings) {

    int largest() {
      return showings.stream().mapToInt(Showing::size).max().orElse(0);
    }
  }

  private static final Comparator<Candidate> ORDER =
      Comparator.comparingInt(Candidate::largest)
          .thenComparingInt(candidate -> candidate.showings().size())
          .reversed()
          .thenComparing(Candidate::word);

  private final Sheet sheet;
  private final Places places;
  private final Random random;
  private final Turns turns;
  private final Map<String, List<Showing>> showings = new TreeMap<>();
  private final Homes homes = new Homes();
  private int moving;

  /**
   * A finder for pictures and the words in them.
   *
   * @param part by which all words are smaller than said
   * @param least the smallest font of a word with a home
   */
  HomeFinder(Sheet sheet, SortedMap<Long, List<SizedWord>> words, double part, int least) {
    this.sheet = sheet;
    this.places = new Places(sheet.mask());
    this.random = new Random(sheet.style().seed());
    this.turns = new Turns(sheet.style().horizontal());
    words.forEach(
        (picture, shown) -> {
          Occupancy occupancy = new Occupancy(sheet.mask());
          for (SizedWord word : shown) {
            int size = (int) (part * word.size());
            if (size >= least) {
              showings
                  .computeIfAbsent(word.word(), none -> new ArrayList<>())
                  .add(new Showing(picture, occupancy, size));
            }
          }
        });
  }

  /**
   * Homes for all words.
   *
   * @return none if there is no room for one of them, or if too many have to move
   */
  Optional<Homes> find() {
    List<Candidate> candidates =
        showings.entrySet().stream()
            .map(entry -> new Candidate(entry.getKey(), entry.getValue()))
            .sorted(ORDER)
            .toList();
    for (Candidate candidate : candidates) {
      if (!settled(candidate) || moving > MOVING * candidates.size()) {
        return Optional.empty();
      }
    }
    return Optional.of(homes);
  }

  private boolean settled(Candidate candidate) {
    Sprite.Maker letters =
        new Sprite.Maker(sheet.typeface(), sheet.typeface().outlineOf(candidate.word()));
    List<Boolean> angles = turns.angles(random.nextDouble() >= sheet.style().horizontal());
    List<Showing> rest = candidate.showings();
    while (!rest.isEmpty()) {
      int count = settled(candidate.word(), letters, rest, angles);
      if (count == 0) {
        return false;
      }
      rest = rest.subList(count, rest.size());
      moving += rest.isEmpty() ? 0 : 1;
    }
    return true;
  }

  /** How many of the first pictures of a word have got a home for it. */
  private int settled(String word, Sprite.Maker letters, List<Showing> rest, List<Boolean> angles) {
    for (int count = rest.size(); count > 0; count /= 2) {
      for (boolean rotated : angles) {
        if (settled(word, letters, rest.subList(0, count), rotated)) {
          turns.add(rotated);
          return count;
        }
      }
    }
    return 0;
  }

  private boolean settled(
      String word, Sprite.Maker letters, List<Showing> together, boolean rotated) {
    List<Layer> layers = layers(letters, together, rotated);
    Optional<Place> place = places.byChance(layers, random);
    if (place.isEmpty()) {
      return false;
    }
    for (int i = 0; i < together.size(); i++) {
      Footprint footprint = layers.get(i).footprint();
      Place ink = footprint.inkAt(place.get());
      int margin = sheet.style().outerMargin();
      layers.get(i).occupancy().take(footprint.sprite(), ink.x(), ink.y(), margin);
      Showing showing = together.get(i);
      Setting setting = new Setting(showing.size(), rotated);
      homes.add(word, showing.picture(), new Home(footprint.middleAt(place.get()), setting));
    }
    return true;
  }

  /** The word in each picture, the smaller ones in the middle of the largest. */
  private List<Layer> layers(Sprite.Maker letters, List<Showing> together, boolean rotated) {
    Map<Integer, Footprint> bySize = new HashMap<>();
    List<Footprint> footprints = new ArrayList<>();
    int width = 0;
    int height = 0;
    for (Showing showing : together) {
      Footprint footprint =
          bySize.computeIfAbsent(
              showing.size(), size -> footprint(letters, new Setting(size, rotated)));
      footprints.add(footprint);
      width = Math.max(width, footprint.stencil().width());
      height = Math.max(height, footprint.stencil().height());
    }
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < footprints.size(); i++) {
      Footprint centred = footprints.get(i).within(width, height);
      layers.add(new Layer(together.get(i).occupancy(), centred));
    }
    return layers;
  }

  private Footprint footprint(Sprite.Maker letters, Setting setting) {
    return Footprint.of(letters.make(setting), sheet.style().innerMargin());
  }
}
