package io.sparketl.core.words.cloud;

import java.util.Arrays;

/**
 * The pixels that a word keeps others away from: its ink, and what lies up to a margin beside it,
 * as runs of pixels in rows. The box of the stencil is that of the sprite with the margin around
 * it.
 */
final class Stencil {

  private final int width;
  private final int height;

  /** Row, first column and length of a run, longest runs first: they rule out most places. */
  private final int[][] runs;

  private Stencil(int width, int height, int[][] runs) {
    this.width = width;
    this.height = height;
    this.runs = runs;
  }

  static Stencil of(Sprite sprite, int margin) {
    int width = sprite.width() + 2 * margin;
    int height = sprite.height() + 2 * margin;
    boolean[] taken = new boolean[width * height];
    for (int y = 0; y < sprite.height(); y++) {
      for (int x = 0; x < sprite.width(); x++) {
        if (sprite.isInk(x, y)) {
          for (int row = y; row <= y + 2 * margin; row++) {
            Arrays.fill(taken, row * width + x, row * width + x + 2 * margin + 1, true);
          }
        }
      }
    }
    return new Stencil(width, height, runs(taken, width, height));
  }

  private static int[][] runs(boolean[] taken, int width, int height) {
    int[][] runs = new int[16][];
    int count = 0;
    for (int y = 0; y < height; y++) {
      int x = 0;
      while (x < width) {
        int start = x;
        while (x < width && taken[y * width + x]) {
          x++;
        }
        if (x > start) {
          runs = count < runs.length ? runs : Arrays.copyOf(runs, 2 * count);
          runs[count++] = new int[] {y, start, x - start};
        }
        x++;
      }
    }
    int[][] sorted = Arrays.copyOf(runs, count);
    Arrays.sort(sorted, (a, b) -> Integer.compare(b[2], a[2]));
    return sorted;
  }

  /**
   * The same pixels in the middle of a larger box. The middle of a box is the pixel at half of its
   * width and height, rounded down.
   */
  Stencil within(int boxWidth, int boxHeight) {
    int right = boxWidth / 2 - width / 2;
    int down = boxHeight / 2 - height / 2;
    int[][] moved = new int[runs.length][];
    for (int i = 0; i < runs.length; i++) {
      moved[i] = new int[] {runs[i][0] + down, runs[i][1] + right, runs[i][2]};
    }
    return new Stencil(boxWidth, boxHeight, moved);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int count() {
    return runs.length;
  }

  int row(int run) {
    return runs[run][0];
  }

  int column(int run) {
    return runs[run][1];
  }

  int length(int run) {
    return runs[run][2];
  }
}
