package io.sparketl.core.words.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The letters of a TrueType font, as outlines. Read here and not by the JDK, whose font code needs
 * libraries and fonts of the system, and draws differently from version to version. Not for use by
 * several threads at once.
 */
public final class Typeface {

  private static final String STANDARD = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";

  private static final long TRUE_TYPE = 0x00010000;
  private static final long APPLE_TRUE_TYPE = 0x74727565;

  private final Map<String, FontTable> tables = new HashMap<>();
  private final Map<Integer, Outline> outlines = new HashMap<>();
  private final CharacterMap characters;
  private final GlyphTable glyphs;
  private final FontTable metrics;
  private final int measured;
  private final int unitsPerEm;
  private final float xHeight;

  private Typeface(String name, byte[] bytes) {
    FontTable file = FontTable.whole(name, bytes);
    long kind = bytes.length < 12 ? 0 : file.u32(0);
    if (kind != TRUE_TYPE && kind != APPLE_TRUE_TYPE) {
      throw file.broken("it does not begin as TrueType does");
    }
    readTables(file);
    FontTable head = table(file, "head");
    unitsPerEm = head.u16(18);
    glyphs = new GlyphTable(table(file, "glyf"), table(file, "loca"), head.u16(50) != 0);
    characters = CharacterMap.of(table(file, "cmap"));
    metrics = table(file, "hmtx");
    measured = table(file, "hhea").u16(34);
    if (unitsPerEm == 0 || measured == 0) {
      throw file.broken("it has no measures");
    }
    xHeight = topOf('x');
  }

  /**
   * A font.
   *
   * @param name what messages call it
   * @throws io.sparketl.core.error.EtlException INPUT_UNREADABLE if it is no TrueType font, or
   *     damaged
   */
  public static Typeface of(String name, byte[] bytes) {
    return new Typeface(name, bytes);
  }

  /** DejaVu Sans, which comes along. */
  public static Typeface standard() {
    try (InputStream stream = Typeface.class.getResourceAsStream(STANDARD)) {
      return of("DejaVu Sans", Objects.requireNonNull(stream, STANDARD).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readTables(FontTable file) {
    int count = file.u16(4);
    for (int i = 0; i < count; i++) {
      FontTable entry = file.part(12 + 16L * i, 16);
      byte[] tag = {(byte) entry.u8(0), (byte) entry.u8(1), (byte) entry.u8(2), (byte) entry.u8(3)};
      tables.put(
          new String(tag, StandardCharsets.ISO_8859_1), file.part(entry.u32(8), entry.u32(12)));
    }
  }

  private FontTable table(FontTable file, String tag) {
    FontTable table = tables.get(tag);
    if (table == null) {
      throw file.broken("it has no table '%s'".formatted(tag));
    }
    return table;
  }

  /** Units of this font per size. */
  int unitsPerEm() {
    return unitsPerEm;
  }

  /** The height of a small letter, in units; 0 if there is none. */
  float xHeight() {
    return xHeight;
  }

  /**
   * The letters of a word side by side; empty if one of them has no glyph, or if the word is
   * written from right to left or with joined letters, which takes more than glyphs in a row.
   */
  Outline outlineOf(String word) {
    int[] letters = Normalizer.normalize(word, Normalizer.Form.NFC).codePoints().toArray();
    Outline outline = new Outline();
    float right = 0;
    for (int letter : letters) {
      int glyph = needsShaping(letter) ? 0 : characters.glyphOf(letter);
      if (glyph == 0) {
        return new Outline();
      }
      outline.add(outlines.computeIfAbsent(glyph, glyphs::outlineOf), right);
      right += metrics.u16(4 * Math.min(glyph, measured - 1));
    }
    return outline;
  }

  private static boolean needsShaping(int letter) {
    byte direction = Character.getDirectionality(letter);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
        || Character.getType(letter) == Character.COMBINING_SPACING_MARK;
  }

  private float topOf(int letter) {
    int glyph = characters.glyphOf(letter);
    float[] lines = glyphs.outlineOf(glyph).lines(1, 1);
    float top = 0;
    for (int i = 1; i < lines.length; i += 2) {
      top = Math.max(top, -lines[i]);
    }
    return glyph == 0 ? 0 : top;
  }
}
