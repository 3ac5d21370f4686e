package io.sparketl.core.words.cloud;

/**
 * The outlines of a TrueType font: its {@code glyf} and {@code loca}.
 *
 * <p>Source of the layout: the OpenType specification, "glyf".
 */
final class GlyphTable {

  private static final int ON_CURVE = 0x01;
  private static final int X_SHORT = 0x02;
  private static final int Y_SHORT = 0x04;
  private static final int REPEATED = 0x08;
  private static final int X_SAME_OR_POSITIVE = 0x10;
  private static final int Y_SAME_OR_POSITIVE = 0x20;

  private static final int WORDS = 0x0001;
  private static final int OFFSETS = 0x0002;
  private static final int ONE_SCALE = 0x0008;
  private static final int MORE = 0x0020;
  private static final int TWO_SCALES = 0x0040;
  private static final int MATRIX = 0x0080;

  /** Of glyphs made of glyphs; deeper ones go in a circle. */
  private static final int MOST_LEVELS = 8;

  private final FontTable glyphs;
  private final FontTable places;
  private final boolean longPlaces;

  GlyphTable(FontTable glyphs, FontTable places, boolean longPlaces) {
    this.glyphs = glyphs;
    this.places = places;
    this.longPlaces = longPlaces;
  }

  Outline outlineOf(int glyph) {
    return outlineOf(glyph, 0);
  }

  private Outline outlineOf(int glyph, int level) {
    if (level > MOST_LEVELS) {
      throw glyphs.broken("its glyph %d is made of itself".formatted(glyph));
    }
    long from = placeOf(glyph);
    FontTable table = glyphs.part(from, placeOf(glyph + 1) - from);
    if (table.length() == 0) {
      return new Outline();
    }
    int contours = table.s16(0);
    return contours >= 0 ? simple(table, contours) : composite(table, level);
  }

  private long placeOf(int glyph) {
    return longPlaces ? places.u32(4 * glyph) : 2L * places.u16(2 * glyph);
  }

  private static Outline simple(FontTable table, int contours) {
    int points = contours == 0 ? 0 : table.u16(8 + 2 * contours) + 1;
    int at = 10 + 2 * contours;
    at += 2 + table.u16(at);
    int[] flags = new int[points];
    for (int i = 0; i < points; i++) {
      flags[i] = table.u8(at++);
      if ((flags[i] & REPEATED) != 0) {
        for (int times = table.u8(at++); times > 0 && i + 1 < points; times--) {
          flags[i + 1] = flags[i];
          i++;
        }
      }
    }
    int[] xs = new int[points];
    at = coordinates(table, at, flags, xs, X_SHORT, X_SAME_OR_POSITIVE);
    int[] ys = new int[points];
    coordinates(table, at, flags, ys, Y_SHORT, Y_SAME_OR_POSITIVE);
    Outline outline = new Outline();
    int first = 0;
    for (int contour = 0; contour < contours; contour++) {
      int last = table.u16(10 + 2 * contour);
      if (last >= points || last < first - 1) {
        throw table.broken("the contours of a glyph are in disorder");
      }
      new Contour(flags, xs, ys, first, last - first + 1).addTo(outline);
      first = last + 1;
    }
    return outline;
  }

  private static int coordinates(
      FontTable table, int start, int[] flags, int[] values, int isShort, int sameOrPositive) {
    int at = start;
    int value = 0;
    for (int i = 0; i < values.length; i++) {
      boolean flagged = (flags[i] & sameOrPositive) != 0;
      if ((flags[i] & isShort) != 0) {
        int step = table.u8(at++);
        value += flagged ? step : -step;
      } else if (!flagged) {
        value += table.s16(at);
        at += 2;
      }
      values[i] = value;
    }
    return at;
  }

  private Outline composite(FontTable table, int level) {
    Outline outline = new Outline();
    int at = 10;
    int flags;
    do {
      flags = table.u16(at);
      Outline part = outlineOf(table.u16(at + 2), level + 1);
      at += 4;
      float[] matrix = {1, 0, 0, 1, 0, 0};
      boolean words = (flags & WORDS) != 0;
      if ((flags & OFFSETS) != 0) {
        matrix[4] = words ? table.s16(at) : (byte) table.u8(at);
        matrix[5] = words ? table.s16(at + 2) : (byte) table.u8(at + 1);
      }
      at = scales(table, at + (words ? 4 : 2), flags, matrix);
      outline.add(part, matrix);
    } while ((flags & MORE) != 0);
    return outline;
  }

  private static int scales(FontTable table, int at, int flags, float[] matrix) {
    if ((flags & ONE_SCALE) != 0) {
      matrix[0] = fraction(table, at);
      matrix[3] = matrix[0];
      return at + 2;
    }
    if ((flags & TWO_SCALES) != 0) {
      matrix[0] = fraction(table, at);
      matrix[3] = fraction(table, at + 2);
      return at + 4;
    }
    if ((flags & MATRIX) != 0) {
      for (int i = 0; i < 4; i++) {
        matrix[i] = fraction(table, at + 2 * i);
      }
      return at + 8;
    }
    return at;
  }

  private static float fraction(FontTable table, int at) {
    return table.s16(at) / 16384f;
  }

  /** One closed curve; between two control points in a row lies a point of the curve. */
  @SuppressWarnings("ArrayRecordComponent") // no contour is ever compared
  private record Contour(int[] flags, int[] xs, int[] ys, int first, int count) {

    void addTo(Outline outline) {
      if (count == 0) {
        return;
      }
      int start = 0;
      while (start < count && !isOn(start)) {
        start++;
      }
      boolean hasPoint = start < count;
      float x = hasPoint ? x(start) : (x(0) + x(count - 1)) / 2;
      float y = hasPoint ? y(start) : (y(0) + y(count - 1)) / 2;
      int from = hasPoint ? start + 1 : 0;
      for (int i = from; i < from + count; i++) {
        if (isOn(i)) {
          outline.line(x, y, x(i), y(i));
          x = x(i);
          y = y(i);
        } else {
          float toX = isOn(i + 1) ? x(i + 1) : (x(i) + x(i + 1)) / 2;
          float toY = isOn(i + 1) ? y(i + 1) : (y(i) + y(i + 1)) / 2;
          outline.curve(x, y, x(i), y(i), toX, toY);
          x = toX;
          y = toY;
          i += isOn(i + 1) ? 1 : 0;
        }
      }
    }

    private boolean isOn(int i) {
      return (flags[first + i % count] & ON_CURVE) != 0;
    }

    private float x(int i) {
      return xs[first + i % count];
    }

    private float y(int i) {
      return ys[first + i % count];
    }
  }
}
