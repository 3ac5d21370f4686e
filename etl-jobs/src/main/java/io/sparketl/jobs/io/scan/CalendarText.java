package io.sparketl.jobs.io.scan;

import java.time.LocalDate;

/** Reads dates and times of day of ISO 8601. */
final class CalendarText {

  /** What is returned for a text that is no date or time. */
  static final long NONE = Long.MIN_VALUE;

  static final int DATE_LENGTH = 10;
  private static final int OFFSET_LENGTH = 6;

  /** What {@link java.time.ZoneOffset} allows. */
  private static final int MOST_OFFSET_MINUTES = 18 * 60;

  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final long MICROS = 1_000_000;

  private int lastDate = -1;
  private long lastDay;

  /** The day of {@code yyyy-MM-dd}, counted from 1970-01-01. */
  long day(byte[] text, int from, int to) {
    if (to - from != DATE_LENGTH || text[from + 4] != '-' || text[from + 7] != '-') {
      return NONE;
    }
    int century = pair(text, from);
    int yearOfCentury = pair(text, from + 2);
    int month = pair(text, from + 5);
    int day = pair(text, from + 8);
    if ((century | yearOfCentury | month | day) < 0) {
      return NONE;
    }
    int year = century * 100 + yearOfCentury;
    if (year == 0 || month == 0 || month > 12 || day == 0 || day > daysOf(year, month)) {
      return NONE;
    }
    // Rows of a file are often of one day.
    int date = (year << 9) | (month << 5) | day;
    if (date != lastDate) {
      lastDate = date;
      lastDay = LocalDate.of(year, month, day).toEpochDay();
    }
    return lastDay;
  }

  /** The microsecond of {@code HH:mm}, {@code HH:mm:ss} or {@code HH:mm:ss.SSSSSS} in its day. */
  static long microOfDay(byte[] text, int from, int to) {
    int length = to - from;
    if ((length != 5 && length < 8) || text[from + 2] != ':') {
      return NONE;
    }
    int hour = pair(text, from);
    int minute = pair(text, from + 3);
    int second = length == 5 ? 0 : text[from + 5] == ':' ? pair(text, from + 6) : -1;
    if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
      return NONE;
    }
    long micros = length <= 8 ? 0 : micros(text, from + 8, to);
    return micros < 0 ? NONE : ((hour * 60L + minute) * 60 + second) * MICROS + micros;
  }

  /** Where the offset of a time begins, or {@code to} where there is none. */
  static int zoneStart(byte[] text, int from, int to) {
    if (text[to - 1] == 'Z') {
      return to - 1;
    }
    int sign = to - OFFSET_LENGTH;
    return sign > from && (text[sign] == '+' || text[sign] == '-') ? sign : to;
  }

  /** The seconds of {@code Z}, {@code +hh:mm} or {@code -hh:mm}. */
  static long zoneSeconds(byte[] text, int from, int to) {
    if (text[from] == 'Z') {
      return 0;
    }
    int hours = pair(text, from + 1);
    int minutes = pair(text, from + 4);
    if ((hours | minutes) < 0 || minutes > 59 || text[from + 3] != ':') {
      return NONE;
    }
    int offset = hours * 60 + minutes;
    if (offset > MOST_OFFSET_MINUTES) {
      return NONE;
    }
    return text[from] == '-' ? -offset * 60L : offset * 60L;
  }

  private static long micros(byte[] text, int from, int to) {
    int places = to - from - 1;
    if (text[from] != '.' || places < 1 || places > 6) {
      return NONE;
    }
    long micros = 0;
    for (int i = 1; i <= 6; i++) {
      int digit = i > places ? 0 : text[from + i] - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      micros = micros * 10 + digit;
    }
    return micros;
  }

  /** The number that two digits stand for, or -1. */
  private static int pair(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return (tens | ones | (9 - tens) | (9 - ones)) < 0 ? -1 : tens * 10 + ones;
  }

  private static int daysOf(int year, int month) {
    boolean isLeap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && isLeap ? 29 : DAYS[month - 1];
  }
}
