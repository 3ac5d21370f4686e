package io.sparketl.core.words.cloud;

/**
 * Pixels as numbers of a palette's colours.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels row by row
 */
@SuppressWarnings("ArrayRecordComponent") // no picture is ever compared
public record Picture(int width, int height, byte[] pixels) {

  public Picture {
    if (width < 1 || height < 1 || pixels.length != width * height) {
      throw new IllegalArgumentException(
          "%d pixels are no picture of %d x %d".formatted(pixels.length, width, height));
    }
  }
}
