package io.sparketl.core.words.cloud;

/** Colours as red, green and blue in 24 bits. */
public final class Colors {

  private Colors() {}

  /**
   * A colour as people write it: {@code #rrggbb}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static int parse(String text) {
    if (!text.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException("a colour is written #rrggbb, unlike '" + text + "'");
    }
    return Integer.parseInt(text.substring(1), 16);
  }

  /** The opposite of {@link #parse}. */
  public static String text(int color) {
    return "#%06x".formatted(color);
  }

  /** The colour at a share of the way from one to another. */
  static int between(int from, int to, double share) {
    int color = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = (from >> shift) & 0xFF;
      int b = (to >> shift) & 0xFF;
      color |= (int) Math.round(a + (b - a) * share) << shift;
    }
    return color;
  }

  /**
   * How well one colour is read on another, from 1 to 21. Source of the formula: WCAG 2.1,
   * "contrast ratio".
   */
  static double contrast(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int color) {
    return 0.2126 * linear((color >> 16) & 0xFF)
        + 0.7152 * linear((color >> 8) & 0xFF)
        + 0.0722 * linear(color & 0xFF);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4);
  }
}
