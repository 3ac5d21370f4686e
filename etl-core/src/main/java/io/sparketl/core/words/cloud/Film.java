package io.sparketl.core.words.cloud;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Pictures one after the other, each with its label, as an animated GIF that never ends. */
public final class Film implements AutoCloseable {

  /** What a GIF can say of its width and height. */
  public static final int LONGEST_SIDE = 65_535;

  /** The height of a label's font as a part of the picture's. */
  private static final int LABEL = 9;

  private final OutputStream out;
  private final Typeface typeface;
  private final Palette palette;
  private final int hundredths;
  private @Nullable GifStream gif;

  /**
   * A film without pictures yet.
   *
   * @param out where it is written, picture by picture; it is not closed here
   * @param typeface the font of the labels
   * @param palette the colours of the pictures
   * @param seconds how long each picture is shown
   */
  public Film(OutputStream out, Typeface typeface, Palette palette, double seconds) {
    this.out = out;
    this.typeface = typeface;
    this.palette = palette;
    this.hundredths = (int) Math.round(100 * seconds);
  }

  /**
   * A mask that leaves the corner of the labels free, if there is any other place in it.
   *
   * @param label one that is as wide as any
   */
  public static Mask besideLabels(Mask mask, Typeface typeface, String label) {
    Sprite sprite =
        new Sprite.Maker(typeface, typeface.outlineOf(label))
            .make(new Setting(sizeIn(mask.height()), false));
    int edge = edgeIn(mask.height());
    Mask rest =
        mask.without(
            0,
            mask.height() - 2 * edge - sprite.height(),
            2 * edge + sprite.width(),
            mask.height());
    return rest.freePixels() == 0 ? mask : rest;
  }

  private static int sizeIn(int height) {
    return Math.max(8, height / LABEL);
  }

  private static int edgeIn(int height) {
    return height / 40;
  }

  /** Adds a picture, with a label in its lower left corner. All have the size of the first. */
  public void add(Picture picture, String label) throws IOException {
    if (gif == null) {
      gif = new GifStream(out, picture.width(), picture.height(), palette);
    }
    gif.add(labelled(picture, label), hundredths);
  }

  private Picture labelled(Picture picture, String label) {
    Outline outline = typeface.outlineOf(label);
    if (outline.isEmpty()) {
      return picture;
    }
    Sprite sprite =
        new Sprite.Maker(typeface, outline).make(new Setting(sizeIn(picture.height()), false));
    int edge = edgeIn(picture.height());
    int top = picture.height() - edge - sprite.height();
    byte[] pixels = picture.pixels().clone();
    for (int y = 0; y < sprite.height(); y++) {
      for (int x = 0; x < Math.min(sprite.width(), picture.width() - edge); x++) {
        int place = (top + y) * picture.width() + edge + x;
        if (sprite.isInk(x, y) && place >= 0) {
          pixels[place] = palette.indexOfLabel(sprite.shares()[y * sprite.width() + x] & 0xFF);
        }
      }
    }
    return new Picture(picture.width(), picture.height(), pixels);
  }

  @Override
  public void close() throws IOException {
    if (gif != null) {
      gif.close();
    }
  }
}
