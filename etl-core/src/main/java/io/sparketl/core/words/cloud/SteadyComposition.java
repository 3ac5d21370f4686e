package io.sparketl.core.words.cloud;

import io.sparketl.core.words.cloud.Homes.Home;
import io.sparketl.core.words.cloud.Places.Layer;
import io.sparketl.core.words.cloud.Ranking.Ranked;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A picture in which some words are at home, and the others fill what is left. */
final class SteadyComposition {

  private final CloudStyle style;
  private final Mask mask;
  private final Homes all;
  private final Map<String, Home> homes;
  private final int largest;
  private final Canvas canvas;
  private final Places places;
  private final Failures failures = new Failures();

  /**
   * An empty picture.
   *
   * @param largest the largest font for words without a home
   */
  SteadyComposition(
      CloudStyle style, Typeface typeface, Mask mask, Homes all, long picture, int largest) {
    this.style = style;
    this.mask = mask;
    this.all = all;
    this.homes = all.in(picture);
    this.largest = largest;
    this.canvas = new Canvas(style, typeface, mask);
    this.places = new Places(mask);
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
      Home home = homes.get(word.word());
      int size = home == null ? fill(word, most, least[i]) : home.size();
      smallest = Math.min(smallest, size);
    }
    return canvas.result(ranking.leftOut());
  }

  private void putAtHome(Ranked word) {
    Home home = homes.get(word.word());
    if (home != null) {
      Sprite sprite = canvas.letters(word).orElseThrow().make(home.size(), home.isRotated());
      Place corner = sprite.cornerAround(new Place(home.x(), home.y()));
      canvas.put(word, sprite, corner, home.size(), home.isRotated());
    }
  }

  /** For each word the font of the largest one at home that is counted less. */
  private int[] least(List<Ranked> words) {
    int[] least = new int[words.size()];
    int largestLess = style.minFont();
    int largestSame = style.minFont();
    for (int i = least.length - 1; i >= 0; i--) {
      Ranked word = words.get(i);
      if (i < least.length - 1 && word.count() > words.get(i + 1).count()) {
        largestLess = largestSame;
      }
      Home home = homes.get(word.word());
      largestSame = home == null ? largestSame : Math.max(largestSame, home.size());
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
    Random chance = new Random(WordHash.of(word.word(), style.seed()));
    boolean turned = chance.nextDouble() >= style.horizontal();
    Place near =
        all.near(word.word())
            .orElse(new Place(chance.nextInt(mask.width()), chance.nextInt(mask.height())));
    for (int size = most; size >= least; size--) {
      for (boolean rotated : canvas.angles(turned)) {
        if (filled(word, letters, size, rotated, near)) {
          return size;
        }
      }
    }
    canvas.leaveOut(LeftOut.NO_ROOM);
    return most;
  }

  private boolean filled(Ranked word, Sprite.Maker letters, int size, boolean rotated, Place near) {
    Sprite.Box box = letters.box(size, rotated);
    if (box.width() > mask.width()
        || box.height() > mask.height()
        || failures.cover(size, rotated, box)) {
      return false;
    }
    Sprite sprite = letters.make(size, rotated);
    Layer layer = canvas.layer(sprite);
    if (places.search(List.of(layer)) == 0) {
      failures.add(size, rotated, box);
      return false;
    }
    Place corner = sprite.cornerAround(near);
    Place place = places.nearest(corner.x(), corner.y());
    canvas.put(word, sprite, layer.footprint().inkAt(place), size, rotated);
    return true;
  }
}
