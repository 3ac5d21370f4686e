package io.sparketl.core.words.cloud;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The colours of a picture, all that a byte can number: a background, and steps from it to each
 * colour of a word and to that of a label, for pixels that are ink in part. So a picture is exactly
 * itself as PNG and as GIF.
 */
public final class Palette implements Serializable {

  private static final long serialVersionUID = 1L;

  static final int HUES = 20;

  /** Steps from the background, without it, to a whole colour. */
  static final int STEPS = 12;

  private static final int LABEL = HUES;

  /** Less is hard to read in small letters on a light background; yellow on white has 1.2. */
  private static final double LEAST_ON_LIGHT = 1.8;

  /** The measure flatters dark colours: on a dark background more is needed for the same. */
  private static final double LEAST_ON_DARK = 3;

  private final int[] colors = new int[256];

  private Palette() {}

  /** The colours of {@code map} that can be read on {@code background}. */
  public static Palette of(ColorMap map, int background) {
    Palette palette = new Palette();
    List<Integer> hues = hues(map, background);
    hues.add(isDark(background) ? 0xFFFFFF : 0);
    Arrays.fill(palette.colors, background);
    for (int hue = 0; hue <= LABEL; hue++) {
      for (int step = 1; step <= palette.stepsOf(hue); step++) {
        palette.colors[index(hue, step)] =
            Colors.between(background, hues.get(hue), (double) step / palette.stepsOf(hue));
      }
    }
    return palette;
  }

  private static List<Integer> hues(ColorMap map, int background) {
    double least = isDark(background) ? LEAST_ON_DARK : LEAST_ON_LIGHT;
    List<Integer> legible = new ArrayList<>();
    for (int i = 0; i <= 1000; i++) {
      int color = map.at(i / 1000.0);
      if (Colors.contrast(color, background) >= least) {
        legible.add(color);
      }
    }
    if (legible.isEmpty()) {
      throw new IllegalArgumentException(
          "no colour of %s can be read on %s".formatted(map.name(), Colors.text(background)));
    }
    List<Integer> hues = new ArrayList<>();
    for (int hue = 0; hue < HUES; hue++) {
      hues.add(legible.get(hue * (legible.size() - 1) / (HUES - 1)));
    }
    return hues;
  }

  private static boolean isDark(int background) {
    return Colors.contrast(0xFFFFFF, background) > Colors.contrast(0, background);
  }

  private int stepsOf(int hue) {
    return hue == LABEL ? 255 - HUES * STEPS : STEPS;
  }

  private static int index(int hue, int step) {
    return hue * STEPS + step;
  }

  /** All colours; the first is the background. */
  int[] colors() {
    return colors.clone();
  }

  /** The number of the colour of a pixel of which a share, 0 to 255, is ink. */
  byte indexOf(int hue, int share) {
    int step = (share * stepsOf(hue) + 127) / 255;
    return (byte) (step == 0 ? 0 : index(hue, step));
  }

  byte indexOfLabel(int share) {
    return indexOf(LABEL, share);
  }

  int colorOf(int hue) {
    return colors[index(hue, STEPS)];
  }

  /** The colour of words of a hue, as #rrggbb. */
  public String textOf(int hue) {
    return Colors.text(colorOf(hue));
  }

  /** The hue of a word: any, but always the same for the same seed. */
  static int hueOf(String word, long seed) {
    return (int) ((WordHash.of(word, seed) >>> 33) % HUES);
  }
}
