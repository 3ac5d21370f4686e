package io.sparketl.core.words.cloud;

import java.util.Arrays;

/**
 * Which pixels are taken, as rows of bits, and where a stencil fits among them.
 *
 * <p>All places of a row are asked at once, 64 in one operation: a place is bad if a run of the
 * stencil meets a taken pixel, so the bad places of a run are the taken ones, moved by its column
 * and smeared over its length. Smears over 2, 4, … 32 pixels are kept, and longer ones put together
 * from them. A search is therefore exact, over glyphs and not boxes, and looks at every place there
 * is.
 */
final class Occupancy {

  /** Smears over 2^0 to 2^5 pixels. */
  private static final int SMEARS = 6;

  private final int width;
  private final int height;
  private final int words;

  /** Longs from row to row: two more than a row has pixels for, all taken. */
  private final int stride;

  /** Farther than any place in a picture. */
  private static final int FAR = 1 << 20;

  /** By smear, row by row; a bit is set where a run that begins there meets a taken pixel. */
  private final long[][] taken = new long[SMEARS][];

  /** The free places of the last search, row by row. */
  private final long[] places;

  private final long[] bad;

  Occupancy(Mask mask) {
    width = mask.width();
    height = mask.height();
    words = (width + 63) / 64;
    stride = words + 2;
    for (int smear = 0; smear < SMEARS; smear++) {
      taken[smear] = new long[height * stride];
      Arrays.fill(taken[smear], -1);
    }
    places = new long[height * words];
    bad = new long[words];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (mask.free()[y * width + x]) {
          taken[0][y * stride + x / 64] &= ~(1L << x);
        }
      }
      smear(y);
    }
  }

  private void take(int x, int y) {
    taken[0][y * stride + x / 64] |= 1L << x;
  }

  private void smear(int y) {
    for (int smear = 1; smear < SMEARS; smear++) {
      int half = 1 << (smear - 1);
      for (int i = y * stride; i < y * stride + words; i++) {
        long[] shorter = taken[smear - 1];
        taken[smear][i] = shorter[i] | (shorter[i] >>> half) | (shorter[i + 1] << (64 - half));
      }
    }
  }

  /** Takes the ink of a word, and what lies up to {@code margin} pixels beside it. */
  void take(Sprite sprite, int left, int top, int margin) {
    for (int y = 0; y < sprite.height(); y++) {
      for (int x = 0; x < sprite.width(); x++) {
        if (sprite.isInk(x, y)) {
          takeAround(left + x, top + y, margin);
        }
      }
    }
    int last = Math.min(height, top + sprite.height() + margin);
    for (int y = Math.max(0, top - margin); y < last; y++) {
      smear(y);
    }
  }

  private void takeAround(int x, int y, int margin) {
    for (int row = Math.max(0, y - margin); row <= Math.min(height - 1, y + margin); row++) {
      int last = Math.min(width - 1, x + margin);
      for (int column = Math.max(0, x - margin); column <= last; column++) {
        take(column, row);
      }
    }
  }

  /**
   * Looks for all places of the upper left corner of a stencil.
   *
   * @return how many there are
   */
  int search(Stencil stencil) {
    int count = 0;
    Arrays.fill(places, 0);
    if (stencil.width() > width) {
      return 0;
    }
    for (int y = 0; y + stencil.height() <= height; y++) {
      count += searchRow(stencil, y);
    }
    return count;
  }

  private int searchRow(Stencil stencil, int y) {
    int low = 0;
    int high = (width - stencil.width()) / 64 + 1;
    Arrays.fill(bad, 0);
    for (int run = 0; run < stencil.count() && low < high; run++) {
      mark(stencil, run, y, low, high);
      while (low < high && bad[low] == -1) {
        low++;
      }
      while (low < high && bad[high - 1] == -1) {
        high--;
      }
    }
    int count = 0;
    for (int i = low; i < high; i++) {
      places[y * words + i] = ~bad[i];
      count += Long.bitCount(~bad[i]);
    }
    return count;
  }

  private void mark(Stencil stencil, int run, int y, int low, int high) {
    int row = (y + stencil.row(run)) * stride;
    int length = stencil.length(run);
    int smear = Math.min(SMEARS - 1, 31 - Integer.numberOfLeadingZeros(length));
    int step = 1 << smear;
    int first = stencil.column(run);
    int last = first + length - step;
    for (int column = first; column < last; column += step) {
      mark(taken[smear], row, column, low, high);
    }
    mark(taken[smear], row, last, low, high);
  }

  private void mark(long[] rows, int row, int column, int low, int high) {
    int from = row + column / 64;
    int shift = column % 64;
    if (shift == 0) {
      for (int i = low; i < high; i++) {
        bad[i] |= rows[from + i];
      }
      return;
    }
    for (int i = low; i < high; i++) {
      bad[i] |= (rows[from + i] >>> shift) | (rows[from + i + 1] << (64 - shift));
    }
  }

  /**
   * A place that the last search has found.
   *
   * @param number from 0 on, by rows
   */
  Place place(int number) {
    int left = number;
    for (int i = 0; i < places.length; i++) {
      int here = Long.bitCount(places[i]);
      if (left < here) {
        long bits = places[i];
        for (; left > 0; left--) {
          bits &= bits - 1;
        }
        return new Place(i % words * 64 + Long.numberOfTrailingZeros(bits), i / words);
      }
      left -= here;
    }
    throw new IllegalArgumentException("no search has found place " + number);
  }

  /** The place that the last search has found nearest to a point. */
  Place nearest(int x, int y) {
    Place best = new Place(FAR, FAR);
    for (int away = 0; away < height + Math.abs(y); away++) {
      if ((long) away * away >= best.distance(x, y)) {
        break;
      }
      for (int row : new int[] {y - away, y + away}) {
        if (row >= 0 && row < height) {
          Place place = new Place(nearestInRow(x, row), row);
          best = place.distance(x, y) < best.distance(x, y) ? place : best;
        }
      }
    }
    return best;
  }

  private int nearestInRow(int x, int row) {
    int best = FAR;
    for (int i = 0; i < words; i++) {
      for (long bits = places[row * words + i]; bits != 0; bits &= bits - 1) {
        int column = 64 * i + Long.numberOfTrailingZeros(bits);
        if (Math.abs(column - x) < Math.abs(best - x)) {
          best = column;
        }
      }
    }
    return best;
  }

  /** How many pixels of a stencil are taken, when its upper left corner lies at a place. */
  int meets(Stencil stencil, int left, int top) {
    int count = 0;
    for (int run = 0; run < stencil.count(); run++) {
      int y = top + stencil.row(run);
      int first = left + stencil.column(run);
      for (int x = first; x < first + stencil.length(run); x++) {
        count += isTaken(x, y) ? 1 : 0;
      }
    }
    return count;
  }

  private boolean isTaken(int x, int y) {
    return x < 0
        || x >= width
        || y < 0
        || y >= height
        || ((taken[0][y * stride + x / 64] >>> x) & 1L) != 0;
  }

  /** A pixel. */
  record Place(int x, int y) {

    /** The pixel so far to the right and down. */
    Place moved(int by) {
      return new Place(x + by, y + by);
    }

    /** The square of the distance to another. */
    long distance(int otherX, int otherY) {
      long right = (long) x - otherX;
      long down = (long) y - otherY;
      return right * right + down * down;
    }
  }
}
