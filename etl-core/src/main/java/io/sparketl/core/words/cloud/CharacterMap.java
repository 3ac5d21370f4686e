package io.sparketl.core.words.cloud;

/**
 * Which glyph a font has for a character: its {@code cmap}, of format 4 (up to U+FFFF) or 12.
 *
 * <p>Source of the layout: the OpenType specification, "cmap".
 */
final class CharacterMap {

  private static final int WINDOWS = 3;
  private static final int UNICODE = 0;
  private static final int SEGMENTS = 4;
  private static final int GROUPS = 12;

  private final FontTable table;
  private final int format;

  private CharacterMap(FontTable table, int format) {
    this.table = table;
    this.format = format;
  }

  /** The map that knows most characters. */
  static CharacterMap of(FontTable cmap) {
    CharacterMap best = null;
    int count = cmap.u16(2);
    for (int i = 0; i < count; i++) {
      int record = 4 + 8 * i;
      int platform = cmap.u16(record);
      FontTable table = cmap.from(cmap.u32(record + 4));
      int format = table.u16(0);
      boolean known = format == SEGMENTS || format == GROUPS;
      boolean speaksUnicode =
          platform == UNICODE || (platform == WINDOWS && cmap.u16(record + 2) != 0);
      if (known && speaksUnicode && (best == null || format > best.format)) {
        best = new CharacterMap(table, format);
      }
    }
    if (best == null) {
      throw cmap.broken("it has no Unicode character map");
    }
    return best;
  }

  /** The number of the glyph; 0 if there is none. */
  int glyphOf(int codePoint) {
    return format == GROUPS ? fromGroups(codePoint) : fromSegments(codePoint);
  }

  private int fromGroups(int codePoint) {
    long low = 0;
    long high = table.u32(12) - 1;
    while (low <= high) {
      long middle = (low + high) / 2;
      int group = Math.toIntExact(16 + 12 * middle);
      if (codePoint < table.u32(group)) {
        high = middle - 1;
      } else if (codePoint > table.u32(group + 4)) {
        low = middle + 1;
      } else {
        return (int) (table.u32(group + 8) + codePoint - table.u32(group));
      }
    }
    return 0;
  }

  private int fromSegments(int codePoint) {
    int twice = table.u16(6);
    for (int i = 0; i < twice && codePoint <= 0xFFFF; i += 2) {
      if (codePoint <= table.u16(14 + i)) {
        return inSegment(codePoint, twice, i);
      }
    }
    return 0;
  }

  private int inSegment(int codePoint, int twice, int segment) {
    int first = table.u16(16 + twice + segment);
    if (codePoint < first) {
      return 0;
    }
    int delta = table.u16(16 + 2 * twice + segment);
    int rangeAt = 16 + 3 * twice + segment;
    int range = table.u16(rangeAt);
    if (range == 0) {
      return (codePoint + delta) & 0xFFFF;
    }
    int glyph = table.u16(rangeAt + range + 2 * (codePoint - first));
    return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
  }
}
