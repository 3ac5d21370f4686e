package io.sparketl.jobs.inspect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a text can be read as, by the rules of the reader: ISO dates, numbers without grouping. */
public enum ValueKind {
  /** Nothing but blanks. */
  EMPTY("no values"),
  /** Digits, with or without a sign. */
  WHOLE("whole"),
  /** A number with a fraction or an exponent. */
  NUMBER("number"),
  /** A day, as in 2020-01-31. */
  DATE("date"),
  /** A day and a time, as in 2020-01-31 23:59:59. */
  TIMESTAMP("timestamp"),
  /** True or false. */
  BOOLEAN("true/false"),
  /** Anything else. */
  TEXT("text");

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern FRACTION =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern TIME =
      Pattern.compile(
          "[ T]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,6})?)?(Z|[+-]\\d\\d:\\d\\d)?");

  private static final int DAY_LENGTH = 10;

  private final String word;

  ValueKind(String word) {
    this.word = word;
  }

  /** What people call it. */
  public String word() {
    return word;
  }

  /** Whether it is told from other texts by more than not being them. */
  boolean isTyped() {
    return this != EMPTY && this != TEXT;
  }

  /**
   * The kind of a text.
   *
   * @param point what stands before the fraction of a number
   */
  static ValueKind of(String text, char point) {
    String value = text.strip();
    if (value.isEmpty()) {
      return EMPTY;
    }
    char first = value.charAt(0);
    if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == point) {
      return numberOrTime(value, point);
    }
    String folded = value.length() > 5 ? "" : value.toLowerCase(Locale.ROOT);
    return folded.equals("true") || folded.equals("false") ? BOOLEAN : TEXT;
  }

  private static ValueKind numberOrTime(String value, char point) {
    if (WHOLE_NUMBER.matcher(value).matches()) {
      return WHOLE;
    }
    boolean isForeign = point != '.' && value.indexOf('.') >= 0;
    if (!isForeign && FRACTION.matcher(value.replace(point, '.')).matches()) {
      return NUMBER;
    }
    if (value.length() < DAY_LENGTH || !isDay(value.substring(0, DAY_LENGTH))) {
      return TEXT;
    }
    if (value.length() == DAY_LENGTH) {
      return DATE;
    }
    return TIME.matcher(value.substring(DAY_LENGTH)).matches() ? TIMESTAMP : TEXT;
  }

  private static boolean isDay(String text) {
    if (!DAY.matcher(text).matches()) {
      return false;
    }
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
