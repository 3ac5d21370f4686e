package io.sparketl.jobs.words;

import io.sparketl.core.words.cloud.CloudPainter;
import io.sparketl.core.words.cloud.CloudStyle;
import io.sparketl.core.words.cloud.ColorMap;
import io.sparketl.core.words.cloud.Colors;
import io.sparketl.core.words.cloud.Mask;
import io.sparketl.core.words.cloud.Palette;
import java.util.Optional;

/**
 * What word clouds look like.
 *
 * @param mask the shape: usa, brazil, circle, heart, rectangle, or the path of a picture in which
 *     pure white is forbidden
 * @param width of a built-in shape in pixels
 * @param height of a built-in shape in pixels
 * @param colors the colour map
 * @param background the colour between words, as #rrggbb
 * @param font the path of a TrueType font
 * @param minFont the smallest font, in pixels
 * @param maxWords how many words, the most frequent first, are tried
 * @param relativeScaling how much a font depends on the count, from 0 to 1
 * @param horizontal the share of words that are not rotated
 * @param margin pixels between words
 * @param scale how many times as large a picture is drawn, for print
 * @param seed what chance begins with
 */
public record CloudLook(
    String mask,
    int width,
    int height,
    String colors,
    String background,
    Optional<String> font,
    int minFont,
    int maxWords,
    double relativeScaling,
    double horizontal,
    int margin,
    int scale,
    long seed) {

  public CloudLook {
    if (!Mask.fits(width, height)) {
      throw new IllegalArgumentException(
          "width and height are 1 to %d pixels each, and %d together, not %d x %d"
              .formatted(Mask.LONGEST_SIDE, Mask.MOST_PIXELS, width, height));
    }
    if (!CloudPainter.fits(width, height, scale)) {
      throw new IllegalArgumentException(
          "scale is at least 1, and a picture has at most %d pixels, not %d times %d x %d"
              .formatted(CloudPainter.MOST_PIXELS, scale, width, height));
    }
    Palette.of(ColorMap.of(colors), Colors.parse(background));
    new CloudStyle(maxWords, minFont, relativeScaling, horizontal, margin, seed);
  }

  Palette palette() {
    return Palette.of(ColorMap.of(colors), Colors.parse(background));
  }

  CloudStyle style() {
    return new CloudStyle(maxWords, minFont, relativeScaling, horizontal, margin, seed);
  }
}
