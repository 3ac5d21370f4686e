package io.sparketl.core.words.cloud;

import java.util.Arrays;

/**
 * Which pixels of a picture are taken, as rows of bits.
 *
 * <p>All places of a row are asked at once, 64 in one operation: a place is bad if a run of the
 * stencil meets a taken pixel, so the bad places of a run are the taken ones, moved by its column
 * and smeared over its length. Smears over 2, 4, … 32 pixels are kept, and longer ones put together
 * from them.
 */
final class Occupancy {

  /** Smears over 2^0 to 2^5 pixels. */
  private static final int SMEARS = 6;

  private final int width;
  private final int height;
  private final int words;

  /** Longs from row to row: two more than a row has pixels for, all taken. */
  private final int stride;

  /** By smear, row by row; a bit is set where a run that begins there meets a taken pixel. */
  private final long[][] taken = new long[SMEARS][];

  Occupancy(Mask mask) {
    width = mask.width();
    height = mask.height();
    words = (width + 63) / 64;
    stride = words + 2;
    for (int smear = 0; smear < SMEARS; smear++) {
      taken[smear] = new long[height * stride];
      Arrays.fill(taken[smear], -1);
    }
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
   * Marks where a run of a stencil meets a taken pixel.
   *
   * @param y the row of the upper edge of the stencil
   * @param bad a bit for every column in which the left edge of the stencil may lie
   * @param low the first long of it that is looked at
   * @param high the one behind the last
   */
  void mark(Stencil stencil, int run, int y, long[] bad, int low, int high) {
    int row = (y + stencil.row(run)) * stride;
    int length = stencil.length(run);
    int smear = Math.min(SMEARS - 1, 31 - Integer.numberOfLeadingZeros(length));
    int step = 1 << smear;
    int first = stencil.column(run);
    int last = first + length - step;
    for (int column = first; column < last; column += step) {
      mark(taken[smear], row + column / 64, column % 64, bad, low, high);
    }
    mark(taken[smear], row + last / 64, last % 64, bad, low, high);
  }

  private static void mark(long[] rows, int from, int shift, long[] bad, int low, int high) {
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
}
