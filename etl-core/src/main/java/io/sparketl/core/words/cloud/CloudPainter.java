package io.sparketl.core.words.cloud;

/** Draws layouts. */
public final class CloudPainter {

  /** A picture of more takes minutes and gigabytes. */
  public static final long MOST_PIXELS = 400_000_000;

  private final Typeface typeface;
  private final Palette palette;

  /** A painter with the font with which the layout was made. */
  public CloudPainter(Typeface typeface, Palette palette) {
    this.typeface = typeface;
    this.palette = palette;
  }

  /**
   * Draws a layout.
   *
   * @param scale how many times as large, for print
   * @throws IllegalArgumentException if that is more than {@link #MOST_PIXELS}
   */
  public Picture paint(WordCloud cloud, int scale) {
    requireRoom(cloud, scale);
    int width = cloud.width() * scale;
    byte[] pixels = new byte[width * cloud.height() * scale];
    for (PlacedWord word : cloud.words()) {
      Sprite.Maker letters = new Sprite.Maker(typeface, typeface.outlineOf(word.word()));
      Sprite laidOut = letters.make(word.setting());
      Sprite sprite = scale == 1 ? laidOut : letters.make(word.setting(), scale);
      for (int y = 0; y < sprite.height(); y++) {
        int row = (word.y() * scale + y) * width + word.x() * scale;
        for (int x = 0; x < sprite.width(); x++) {
          int share = sprite.shares()[y * sprite.width() + x] & 0xFF;
          // What was too faint to be laid out may lie where another word is.
          if (share > 0 && laidOut.isInk(x / scale, y / scale)) {
            pixels[row + x] = palette.indexOf(word.hue(), share);
          }
        }
      }
    }
    return new Picture(width, cloud.height() * scale, pixels);
  }

  /** Whether a picture of that size can be drawn {@code scale} times as large. */
  public static boolean fits(int width, int height, int scale) {
    return scale >= 1 && (long) scale * scale * width * height <= MOST_PIXELS;
  }

  private static void requireRoom(WordCloud cloud, int scale) {
    if (!fits(cloud.width(), cloud.height(), scale)) {
      throw new IllegalArgumentException(
          "scale is at least 1, and a picture has at most %d pixels, not %d times %d x %d"
              .formatted(MOST_PIXELS, scale, cloud.width(), cloud.height()));
    }
  }
}
