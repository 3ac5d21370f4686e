package io.sparketl.core.words.cloud;

import io.sparketl.core.words.cloud.Footprint.Ring;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Where a word fits, in one picture or in several at the same place. A search is exact, over glyphs
 * and not boxes, and looks at every place there is.
 */
final class Places {

  /** Farther than any place in a picture. */
  private static final int FAR = 1 << 20;

  /** So many places by chance are compared; more gave hardly fuller pictures. */
  private static final int CANDIDATES = 24;

  private static final int PASSES = 16;

  /**
   * From the rows of a pass to those of the next; without a common divisor, so that all are looked
   * at.
   */
  private static final int STRIDE = 5;

  private static final int ENOUGH = 100;

  /**
   * One of the pictures in which a place has to be free.
   *
   * @param occupancy what is taken there
   * @param footprint the word as it is there; all of a search have boxes of one size
   */
  record Layer(Occupancy occupancy, Footprint footprint) {}

  private final int width;
  private final int height;
  private final int words;

  /** The free places of the last search, row by row. */
  private final long[] free;

  /** How many free places each row has. */
  private final int[] counts;

  private final long[] bad;

  Places(Mask mask) {
    width = mask.width();
    height = mask.height();
    words = (width + 63) / 64;
    free = new long[height * words];
    counts = new int[height];
    bad = new long[words];
  }

  /**
   * A place for the upper left corner of a word, by chance: of some, the one with the most
   * neighbours, taken or forbidden. What is left free is then less in pieces.
   */
  Optional<Place> byChance(List<Layer> layers, Random random) {
    int found = search(layers, random.nextInt(PASSES), ENOUGH);
    if (found == 0) {
      return Optional.empty();
    }
    List<Ring> rings = layers.stream().map(layer -> layer.footprint().ring()).toList();
    Place best = get(random.nextInt(found));
    int most = neighbours(layers, rings, best);
    for (int i = 1; i < CANDIDATES; i++) {
      Place place = get(random.nextInt(found));
      int neighbours = neighbours(layers, rings, place);
      if (neighbours > most) {
        best = place;
        most = neighbours;
      }
    }
    return Optional.of(best);
  }

  /** The place for the upper left corner of a word that is nearest to where it should be. */
  Optional<Place> nearest(List<Layer> layers, Place wanted) {
    int found = search(layers, 0, Integer.MAX_VALUE);
    return found == 0 ? Optional.empty() : Optional.of(nearest(wanted));
  }

  /**
   * Looks for places until there are enough to choose from. One row in sixteen is looked at, and
   * the next ones only if these have too few.
   *
   * @return how many have been found
   */
  private int search(List<Layer> layers, int first, int enough) {
    Stencil box = layers.get(0).footprint().stencil();
    Arrays.fill(free, 0);
    Arrays.fill(counts, 0);
    int rows = box.width() <= width ? height - box.height() + 1 : 0;
    int count = 0;
    for (int pass = 0; pass < PASSES && count < enough; pass++) {
      for (int y = (first + STRIDE * pass) % PASSES; y < rows; y += PASSES) {
        counts[y] = searchRow(layers, (width - box.width()) / 64 + 1, y);
        count += counts[y];
      }
    }
    return count;
  }

  private int searchRow(List<Layer> layers, int columns, int y) {
    int low = 0;
    int high = columns;
    Arrays.fill(bad, 0);
    for (Layer layer : layers) {
      Stencil stencil = layer.footprint().stencil();
      for (int run = 0; run < stencil.count() && low < high; run++) {
        layer.occupancy().mark(stencil, run, y, bad, low, high);
        while (low < high && bad[low] == -1) {
          low++;
        }
        while (low < high && bad[high - 1] == -1) {
          high--;
        }
      }
    }
    int count = 0;
    for (int i = low; i < high; i++) {
      free[y * words + i] = ~bad[i];
      count += Long.bitCount(~bad[i]);
    }
    return count;
  }

  /**
   * A place that the last search has found.
   *
   * @param number from 0 on, by rows
   */
  private Place get(int number) {
    int left = number;
    int y = 0;
    for (; y < height && left >= counts[y]; y++) {
      left -= counts[y];
    }
    for (int i = 0; y < height && i < words; i++) {
      long bits = free[y * words + i];
      int here = Long.bitCount(bits);
      if (left < here) {
        for (; left > 0; left--) {
          bits &= bits - 1;
        }
        return new Place(64 * i + Long.numberOfTrailingZeros(bits), y);
      }
      left -= here;
    }
    throw new IllegalArgumentException("no search has found place " + number);
  }

  private static int neighbours(List<Layer> layers, List<Ring> rings, Place place) {
    int count = 0;
    for (int i = 0; i < rings.size(); i++) {
      count += rings.get(i).neighbours(layers.get(i).occupancy(), place);
    }
    return count;
  }

  private Place nearest(Place wanted) {
    Place best = new Place(FAR, FAR);
    for (int away = 0; away < height + Math.abs(wanted.y()); away++) {
      if ((long) away * away >= best.distance(wanted)) {
        break;
      }
      for (int row : new int[] {wanted.y() - away, wanted.y() + away}) {
        if (row >= 0 && row < height) {
          Place place = new Place(nearestInRow(wanted.x(), row), row);
          best = place.distance(wanted) < best.distance(wanted) ? place : best;
        }
      }
    }
    return best;
  }

  private int nearestInRow(int x, int row) {
    int best = FAR;
    for (int i = 0; i < words; i++) {
      for (long bits = free[row * words + i]; bits != 0; bits &= bits - 1) {
        int column = 64 * i + Long.numberOfTrailingZeros(bits);
        if (Math.abs(column - x) < Math.abs(best - x)) {
          best = column;
        }
      }
    }
    return best;
  }
}
