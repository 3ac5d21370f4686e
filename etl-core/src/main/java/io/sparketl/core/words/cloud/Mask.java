package io.sparketl.core.words.cloud;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Where words may be: a picture of pixels that are free or not.
 *
 * @param width in pixels
 * @param height in pixels
 * @param free whether a pixel may be drawn on, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // no mask is ever compared
public record Mask(int width, int height, boolean[] free) implements Serializable {

  /** A side longer than this is no picture of words, but would fill the memory. */
  public static final int LONGEST_SIDE = 8192;

  /** The whole of a picture of so many pixels. */
  public static final int MOST_PIXELS = 16_000_000;

  public Mask {
    if (!fits(width, height) || free.length != width * height) {
      throw new IllegalArgumentException(
          "a picture has 1 to %d pixels a side and %d together, not %d x %d"
              .formatted(LONGEST_SIDE, MOST_PIXELS, width, height));
    }
  }

  /** Whether a picture of that size can be a mask. */
  public static boolean fits(long width, long height) {
    return width >= 1
        && height >= 1
        && width <= LONGEST_SIDE
        && height <= LONGEST_SIDE
        && width * height <= MOST_PIXELS;
  }

  /** A mask without forbidden pixels. */
  public static Mask rectangle(int width, int height) {
    boolean[] free = new boolean[fits(width, height) ? width * height : 0];
    Arrays.fill(free, true);
    return new Mask(width, height, free);
  }

  /**
   * The mask that a picture is: pure white is forbidden, and what is wholly transparent.
   *
   * @param pixels alpha, red, green and blue, eight bits each, row by row
   */
  public static Mask of(int width, int height, int[] pixels) {
    boolean[] free = new boolean[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      free[i] = pixels[i] >>> 24 != 0 && (pixels[i] & 0xFFFFFF) != 0xFFFFFF;
    }
    return new Mask(width, height, free);
  }

  /** This mask with a rectangle forbidden, as far as it lies within. */
  Mask without(int left, int top, int right, int bottom) {
    boolean[] rest = free.clone();
    for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
        rest[y * width + x] = false;
      }
    }
    return new Mask(width, height, rest);
  }

  /** How many pixels may be drawn on. */
  public int freePixels() {
    int count = 0;
    for (boolean pixel : free) {
      count += pixel ? 1 : 0;
    }
    return count;
  }
}
