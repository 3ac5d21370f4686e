package io.sparketl.jobs.io.scan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a number: an optional sign, digits with at most one decimal point among or before or
 * after them, an optional exponent. No grouping, no {@code NaN}, no {@code 0x}, no suffix.
 */
final class NumberText {

  /** A longer text is no number that anybody meant, and would take long to reckon with. */
  private static final int MOST_CHARACTERS = 400;

  private static final int MOST_EXPONENT_DIGITS = 3;

  private NumberText() {}

  static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  /** The text with a point before the fraction, or null if it is no number. */
  static @Nullable String canonical(byte[] text, int from, int to, byte point) {
    if (to - from > MOST_CHARACTERS || !isNumber(text, from, to, point)) {
      return null;
    }
    return new String(text, from, to - from, StandardCharsets.ISO_8859_1)
        .replace((char) point, '.');
  }

  /** The exact value, or null if the text is no number. */
  static @Nullable BigDecimal exact(byte[] text, int from, int to, byte point) {
    String canonical = canonical(text, from, to, point);
    return canonical == null ? null : new BigDecimal(canonical);
  }

  private static boolean isNumber(byte[] text, int from, int to, byte point) {
    int p = from;
    if (p < to && (text[p] == '-' || text[p] == '+')) {
      p++;
    }
    int whole = digits(text, p, to);
    p += whole;
    int fraction = 0;
    if (p < to && text[p] == point) {
      p++;
      fraction = digits(text, p, to);
      p += fraction;
    }
    return whole + fraction > 0 && (p == to || isExponent(text, p, to));
  }

  private static boolean isExponent(byte[] text, int from, int to) {
    int p = from;
    if (text[p] != 'e' && text[p] != 'E') {
      return false;
    }
    p++;
    if (p < to && (text[p] == '-' || text[p] == '+')) {
      p++;
    }
    int digits = digits(text, p, to);
    return digits > 0 && digits <= MOST_EXPONENT_DIGITS && p + digits == to;
  }

  private static int digits(byte[] text, int from, int to) {
    int p = from;
    while (p < to && isDigit(text[p])) {
      p++;
    }
    return p - from;
  }
}
