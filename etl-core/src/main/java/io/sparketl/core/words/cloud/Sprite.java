package io.sparketl.core.words.cloud;

/**
 * A word as pixels, in the smallest box that holds its ink.
 *
 * @param width of the box
 * @param height of the box
 * @param shares how much of each pixel is ink, 0 to 255, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // no sprite is ever compared
record Sprite(int width, int height, byte[] shares) {

  boolean isInk(int x, int y) {
    return shares[y * width + x] != 0;
  }

  /** Where the corner of the box is, when its middle is at a place. */
  Place cornerAround(Place middle) {
    return middle.moved(-(width / 2), -(height / 2));
  }

  /** The words to make sprites of, at sizes and angles: what their letters are. */
  static final class Maker {

    private final Typeface typeface;
    private final Outline outline;
    private final float[] bounds;

    Maker(Typeface typeface, Outline outline) {
      this.typeface = typeface;
      this.outline = outline;
      this.bounds = outline.bounds();
    }

    /**
     * Draws the word.
     *
     * @param setting its size and angle
     */
    Sprite make(Setting setting) {
      return make(setting, 1);
    }

    /** The same, with everything {@code scale} times as large. */
    Sprite make(Setting setting, int scale) {
      float[] lines = lines(setting);
      Box box = Box.of(lines);
      for (int i = 0; i < lines.length; i += 2) {
        lines[i] = scale * (lines[i] - box.left());
        lines[i + 1] = scale * (lines[i + 1] - box.top());
      }
      int width = scale * box.width();
      int height = scale * box.height();
      return new Sprite(width, height, Coverage.of(lines, width, height));
    }

    /** A box in which the word has room, the upper left corner anywhere. */
    Box box(Setting setting) {
      float scale = (float) setting.size() / typeface.unitsPerEm();
      int along = (int) Math.ceil((bounds[2] - bounds[0]) * scale);
      int across = (int) Math.ceil((bounds[3] - bounds[1]) * scale * sharpening(scale));
      return setting.isRotated() ? new Box(0, 0, across, along) : new Box(0, 0, along, across);
    }

    private float[] lines(Setting setting) {
      float scale = (float) setting.size() / typeface.unitsPerEm();
      float[] lines = outline.lines(scale, scale * sharpening(scale));
      for (int i = 0; setting.isRotated() && i < lines.length; i += 2) {
        float x = lines[i];
        lines[i] = lines[i + 1];
        lines[i + 1] = -x;
      }
      return lines;
    }

    /** Small letters as high as whole pixels have sharp edges, which counts when they are small. */
    private float sharpening(float scale) {
      float height = typeface.xHeight() * scale;
      return height <= 0 ? 1 : Math.max(1, Math.round(height)) / height;
    }
  }

  /** Pixels around lines. */
  record Box(int left, int top, int width, int height) {

    static Box of(float[] lines) {
      float left = Float.MAX_VALUE;
      float top = Float.MAX_VALUE;
      float right = -Float.MAX_VALUE;
      float bottom = -Float.MAX_VALUE;
      for (int i = 0; i < lines.length; i += 2) {
        left = Math.min(left, lines[i]);
        right = Math.max(right, lines[i]);
        top = Math.min(top, lines[i + 1]);
        bottom = Math.max(bottom, lines[i + 1]);
      }
      int x = (int) Math.floor(left);
      int y = (int) Math.floor(top);
      return new Box(x, y, (int) Math.ceil(right) - x, (int) Math.ceil(bottom) - y);
    }
  }
}
