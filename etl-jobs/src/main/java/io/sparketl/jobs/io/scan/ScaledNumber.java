package io.sparketl.jobs.io.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as whole numbers of a power of ten: {@code 12.5} with a scale of 6 is {@code
 * 12500000}. Exact; what lies beyond the scale is rounded half up.
 */
final class ScaledNumber {

  private static final int MOST_DIGITS = 18;

  /** Eight digits, times this power of ten, stay within 18. */
  private static final int MOST_SHORT_SCALE = MOST_DIGITS - Long.BYTES;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final long HIGH_NIBBLES = 0xf0f0f0f0f0f0f0f0L;
  private static final long ZEROS = ONES * '0';
  private static final long SIXES = ONES * 6;
  private static final long ALL_3 = ONES * 0x33;
  private static final double SHORT = 1e15;
  private static final long[] POWERS = powersOfTen();

  private final int scale;
  private final long limit;
  private final byte point;

  private long value;

  /**
   * A reader of numbers.
   *
   * @param precision how many digits a number has at most, those after the point included, up to 18
   * @param scale how many digits are kept after the point
   * @param point what stands before the fraction
   */
  ScaledNumber(int precision, int scale, byte point) {
    this.scale = scale;
    this.limit = POWERS[precision];
    this.point = point;
  }

  /** The number that was read last. */
  long value() {
    return value;
  }

  /**
   * Reads a number. Up to eight characters are looked at all at once: a digit has the high nibble
   * 3, and keeps it when 6 is added.
   */
  Reading read(byte[] text, int from, int to) {
    int length = to - from;
    if (length > Long.BYTES || scale > MOST_SHORT_SCALE || from + Long.BYTES > text.length) {
      return readDigits(text, from, to);
    }
    // The last character goes into the highest byte, and zeros before the first.
    int unused = (Long.BYTES - length) * Byte.SIZE;
    long word = ((long) WORDS.get(text, from) << unused) | (ZEROS & ~(-1L << unused));
    long points = word ^ (ONES * point);
    points = ~(((points & LOW_BITS) + LOW_BITS) | points | LOW_BITS);
    int places = 0;
    if (points != 0) {
      int before = Long.numberOfTrailingZeros(points) - (Byte.SIZE - 1);
      places = (Long.SIZE - Byte.SIZE - before) >>> 3;
      // What stands before the point moves into its place.
      long fraction = word & (-1L << before << Byte.SIZE);
      word = fraction | ((word & ~(-1L << before)) << Byte.SIZE) | '0';
    }
    boolean isDigits = ((word & HIGH_NIBBLES) | (((word + SIXES) & HIGH_NIBBLES) >>> 4)) == ALL_3;
    if (!isDigits || places > scale || length == (points == 0 ? 0 : 1)) {
      return readDigits(text, from, to);
    }
    return accept(eightDigits(word) * POWERS[scale - places], false, Reading.EXACT);
  }

  /** The number of eight digits of which the lowest byte has the first. */
  private static long eightDigits(long word) {
    long ones = word - ZEROS;
    long pairs = (ones * 10 + (ones >>> 8)) & 0x00ff00ff00ff00ffL;
    long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000ffff0000ffffL;
    return (fours * 10000 + (fours >>> 32)) & 0xffffffffL;
  }

  private Reading readDigits(byte[] text, int from, int to) {
    int p = from;
    boolean isNegative = text[p] == '-';
    if (isNegative || text[p] == '+') {
      p++;
    }
    int first = p;
    long digits = 0;
    int digit;
    while (p < to && (digit = text[p] - '0') >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      p++;
    }
    int whole = p - first;
    if (whole + scale > MOST_DIGITS) {
      return readLong(text, from, to);
    }
    int kept = 0;
    if (p < to && text[p] == point) {
      p++;
      int fraction = p;
      int end = Math.min(to, p + scale);
      while (p < end && (digit = text[p] - '0') >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        p++;
      }
      kept = p - fraction;
    }
    if (p < to || whole + kept == 0) {
      return readLong(text, from, to);
    }
    return accept(digits * POWERS[scale - kept], isNegative, Reading.EXACT);
  }

  /** For numbers with more places than are kept, with exponents, or of unusual length. */
  private Reading readLong(byte[] text, int from, int to) {
    int p = from;
    boolean isNegative = text[p] == '-';
    if (isNegative || text[p] == '+') {
      p++;
    }
    long digits = 0;
    int whole = 0;
    while (p < to && NumberText.isDigit(text[p]) && whole <= MOST_DIGITS - scale) {
      digits = digits * 10 + text[p++] - '0';
      whole++;
    }
    if (p == to || text[p] != point || whole > MOST_DIGITS - scale) {
      return readAny(text, from, to);
    }
    p++;
    int kept = 0;
    for (; kept < scale && p < to && NumberText.isDigit(text[p]); kept++) {
      digits = digits * 10 + text[p++] - '0';
    }
    if (kept < scale || p == to) {
      return readAny(text, from, to);
    }
    // Half up looks at the first digit that is dropped, and at no other.
    boolean isUp = text[p] >= '5';
    boolean isDropped = false;
    int dropped = p;
    for (; p < to && NumberText.isDigit(text[p]); p++) {
      isDropped |= text[p] != '0';
    }
    if (p < to || whole + kept + p - dropped == 0) {
      return readAny(text, from, to);
    }
    return accept(digits + (isUp ? 1 : 0), isNegative, isDropped ? Reading.ROUNDED : Reading.EXACT);
  }

  private Reading readAny(byte[] text, int from, int to) {
    @Nullable BigDecimal exact = NumberText.exact(text, from, to, point);
    if (exact == null) {
      return Reading.UNREADABLE;
    }
    BigDecimal kept = exact.setScale(scale, RoundingMode.HALF_UP);
    if (kept.unscaledValue().bitLength() >= Long.SIZE) {
      return Reading.UNREADABLE;
    }
    long unscaled = kept.unscaledValue().longValue();
    Reading reading = kept.compareTo(exact) == 0 ? Reading.EXACT : Reading.ROUNDED;
    return unscaled == Long.MIN_VALUE
        ? Reading.UNREADABLE
        : accept(Math.abs(unscaled), unscaled < 0, reading);
  }

  /** Takes a whole number. */
  Reading take(long number) {
    if (number >= limit || number <= -limit) {
      return Reading.UNREADABLE;
    }
    long power = POWERS[scale];
    if (Math.abs(number) >= limit / power) {
      return Reading.UNREADABLE;
    }
    value = number * power;
    return Reading.EXACT;
  }

  /**
   * Takes a binary number that is the nearest to a decimal one of at most 15 digits and no more
   * places than are kept: then there is no other of so few digits, and it is the one meant.
   *
   * @return false if it is not of that kind
   */
  boolean takeShort(double number) {
    double power = POWERS[scale];
    double scaled = Math.rint(number * power);
    if (!(Math.abs(scaled) < SHORT) || scaled / power != number || Math.abs(scaled) >= limit) {
      return false;
    }
    value = (long) scaled;
    return true;
  }

  private Reading accept(long magnitude, boolean isNegative, Reading reading) {
    if (magnitude >= limit) {
      return Reading.UNREADABLE;
    }
    value = isNegative ? -magnitude : magnitude;
    return reading;
  }

  private static long[] powersOfTen() {
    long[] powers = new long[MOST_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
