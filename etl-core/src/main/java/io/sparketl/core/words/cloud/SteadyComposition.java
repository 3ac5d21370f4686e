package io.sparketl.core.words.cloud;

import io.sparketl.core.words.cloud.Homes.Home;
import io.sparketl.core.words.cloud.Places.Layer;
import io.sparketl.core.words.cloud.Ranking.Ranked;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A picture in which some words are at home, and the others fill what is left. */
final class SteadyComposition {

  private final Sheet sheet;
  private final Homes homes;
  private final long picture;
  private final int largest;
  private final Canvas canvas;
  private final Places places;

  /**
   * An empty picture.
   *
   * @param largest the largest font for words without a home
   */
  SteadyComposition(Sheet sheet, Homes homes, long picture, int largest) {
    this.sheet = sheet;
    this.homes = homes;
    this.picture = picture;
    this.largest = largest;
    this.canvas = new Canvas(sheet);
    this.places = new Places(sheet.mask());
  }

  /** The layout of all words. */
  WordCloud compose(Ranking ranking) {
    List<Ranked> words = ranking.words();
    words.forEach(this::putAtHome);
    int[] least = least(words);
    int most = largest;
    int smallest = largest;
    for (int i = 0; i < least.length; i++) {
      Ranked word = words.get(i);
      if (i > 0 && word.count() < words.get(i - 1).count()) {
        most = smallest;
      }
      Optional<Home> home = homes.in(picture, word.word());
      int size = home.isPresent() ? home.get().setting().size() : fill(word, most, least[i]);
      smallest = Math.min(smallest, size);
    }
    return canvas.result(ranking.leftOut());
  }

  private void putAtHome(Ranked word) {
    homes
        .in(picture, word.word())
        .ifPresent(
            home -> {
              Sprite sprite = canvas.letters(word).orElseThrow().make(home.setting());
              canvas.put(word, sprite, sprite.cornerAround(home.middle()), home.setting());
            });
  }

  /** For each word the font of the largest one at home that is counted less. */
  private int[] least(List<Ranked> words) {
    int[] least = new int[words.size()];
    int largestLess = sheet.style().minFont();
    int largestSame = sheet.style().minFont();
    for (int i = least.length - 1; i >= 0; i--) {
      Ranked word = words.get(i);
      if (i < least.length - 1 && word.count() > words.get(i + 1).count()) {
        largestLess = largestSame;
      }
      int size = homes.in(picture, word.word()).map(home -> home.setting().size()).orElse(0);
      largestSame = Math.max(largestSame, size);
      least[i] = largestLess;
    }
    return least;
  }

  /** Puts a word where there is room for it, and tells its font; {@code most} if there is none. */
  private int fill(Ranked word, int most, int least) {
    Sprite.Maker letters = canvas.letters(word).orElse(null);
    if (letters == null) {
      return most;
    }
    Random chance = new Random(WordHash.of(word.word(), sheet.style().seed()));
    boolean turned = chance.nextDouble() >= sheet.style().horizontal();
    Place near = homes.near(picture, word.word()).orElseGet(() -> anyPlace(chance));
    for (int size = most; size >= least; size--) {
      for (boolean rotated : canvas.angles(turned)) {
        Setting setting = new Setting(size, rotated);
        if (canvas.put(word, letters, setting, layers -> nearest(layers, near))) {
          return size;
        }
      }
    }
    canvas.leaveOut(LeftOut.NO_ROOM);
    return most;
  }

  private Optional<Place> nearest(List<Layer> layers, Place middle) {
    Sprite sprite = layers.get(0).footprint().sprite();
    return places.nearest(layers, sprite.cornerAround(middle));
  }

  private Place anyPlace(Random chance) {
    Mask mask = sheet.mask();
    return new Place(chance.nextInt(mask.width()), chance.nextInt(mask.height()));
  }
}
