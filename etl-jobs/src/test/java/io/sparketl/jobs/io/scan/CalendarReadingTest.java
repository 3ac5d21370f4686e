package io.sparketl.jobs.io.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as a date or a time, held against {@code java.time}. */
class CalendarReadingTest {

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "("
              + DATE
              + ")[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]{1,6})?)?)"
              + "(Z|[-+][0-9]{2}:[0-9]{2})?");

  @Test
  void readsEveryDayOfACalendarAndNoOther() {
    ValueVector dates = vector(DataTypes.DateType, ZoneOffset.UTC);
    for (int year = 0; year <= 9999; year += year < 1890 || year > 2110 ? 7 : 1) {
      for (int month = 0; month <= 13; month++) {
        for (int day : new int[] {0, 1, 28, 29, 30, 31, 32}) {
          String text = "%04d-%02d-%02d".formatted(year, month, day);
          holds(date(text).map(LocalDate::toEpochDay), read(dates, text), text);
        }
      }
    }
  }

  @Test
  void readsDatesWithWrongCharactersAsNone() {
    ValueVector dates = vector(DataTypes.DateType, ZoneOffset.UTC);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      String text = changed("2020-02-29", random);
      holds(date(text).map(LocalDate::toEpochDay), read(dates, text), text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York", "Europe/Berlin", "Europe/Dublin", "Australia/Lord_Howe",
        "America/Sao_Paulo", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu",
        "Antarctica/Troll", "Africa/Casablanca", "UTC", "-05:00"
      })
  void readsTheClockOfAZoneAtEveryHalfHour(String zone) {
    ValueVector instants = vector(DataTypes.TimestampType, ZoneId.of(zone));
    LocalDateTime start = LocalDateTime.of(2006, 1, 1, 0, 0);
    for (int i = 0; i < 6 * 366 * 48; i++) {
      LocalDateTime local = start.plusMinutes(30L * i);
      holds(
          Optional.of(micros(local.atZone(ZoneId.of(zone)).toInstant())),
          read(instants, local.toString()),
          local + " " + zone);
    }
  }

  /** Where the clocks change at midnight, a minute past it, or by a whole day, minute by minute. */
  @ParameterizedTest
  @CsvSource({
    "America/Toronto, 1919-03-30",
    "America/St_Johns, 1988-04-03",
    "America/St_Johns, 1988-10-30",
    "America/Sao_Paulo, 2018-11-04",
    "America/Sao_Paulo, 2018-02-18",
    "Pacific/Apia, 2011-12-30",
    "Pacific/Kwajalein, 1993-08-21",
    "Asia/Manila, 1844-12-31",
    "Africa/Monrovia, 1972-01-07",
    "Europe/Amsterdam, 1937-07-01"
  })
  void readsTheClockWhereItChangesOddly(String zone, LocalDate day) {
    ValueVector instants = vector(DataTypes.TimestampType, ZoneId.of(zone));
    LocalDateTime start = day.minusDays(2).atStartOfDay();
    for (int i = 0; i < 5 * 24 * 60; i++) {
      LocalDateTime local = start.plusMinutes(i).plusSeconds(i % 60);
      holds(
          Optional.of(micros(local.atZone(ZoneId.of(zone)).toInstant())),
          read(instants, local.toString()),
          local + " " + zone);
    }
  }

  @Test
  void readsTimestampsOfEveryForm() {
    SplittableRandom random = new SplittableRandom(2);
    ZoneId zone = ZoneId.of("America/New_York");
    ValueVector instants = vector(DataTypes.TimestampType, zone);
    ValueVector locals = vector(DataTypes.TimestampNTZType, ZoneOffset.UTC);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = timestamp(random);
      Optional<Long> instant = instant(text, zone);
      read += instant.isPresent() ? 1 : 0;
      holds(instant, read(instants, text), text);
      holds(local(text), read(locals, text), text);
    }
    assertThat(read).as("timestamps among them").isBetween(50_000, 180_000);
  }

  private static String timestamp(SplittableRandom random) {
    StringBuilder text =
        new StringBuilder(
            "%04d-%02d-%02d%c%02d:%02d"
                .formatted(
                    random.nextInt(1890, 2100),
                    random.nextInt(1, 13),
                    random.nextInt(1, 32),
                    random.nextBoolean() ? ' ' : 'T',
                    random.nextInt(25),
                    random.nextInt(61)));
    if (random.nextInt(4) > 0) {
      text.append(":%02d".formatted(random.nextInt(61)));
      if (random.nextBoolean()) {
        text.append('.').append("0".repeat(random.nextInt(3))).append(random.nextInt(1_000_000));
      }
    }
    switch (random.nextInt(4)) {
      case 0 -> text.append('Z');
      case 1 ->
          text.append(random.nextBoolean() ? '+' : '-')
              .append("%02d:%02d".formatted(random.nextInt(20), random.nextInt(61)));
      default -> {}
    }
    return random.nextInt(10) == 0 ? changed(text.toString(), random) : text.toString();
  }

  /** The text with a character replaced, left out or put in. */
  private static String changed(String text, SplittableRandom random) {
    String characters = "0123456789--::. TZ+/";
    int at = random.nextInt(text.length());
    int after = at + random.nextInt(2);
    String inserted =
        random.nextInt(4) == 0 ? "" : characters.charAt(random.nextInt(characters.length())) + "";
    return text.substring(0, at) + inserted + text.substring(after);
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return DATE.matcher(text).matches() && !text.startsWith("0000")
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDateTime> dateTime(Matcher timestamp) {
    try {
      return date(timestamp.group(1)).map(day -> day.atTime(LocalTime.parse(timestamp.group(2))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> instant(String text, ZoneId zone) {
    Matcher timestamp = TIMESTAMP.matcher(text);
    if (!timestamp.matches()) {
      return Optional.empty();
    }
    try {
      ZoneId own = timestamp.group(3) == null ? zone : ZoneOffset.of(timestamp.group(3));
      return dateTime(timestamp).map(time -> micros(time.atZone(own).toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> local(String text) {
    Matcher timestamp = TIMESTAMP.matcher(text);
    return timestamp.matches() && timestamp.group(3) == null
        ? dateTime(timestamp).map(time -> micros(time.toInstant(ZoneOffset.UTC)))
        : Optional.empty();
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
  }

  /** The text amid digits, so that a reader which goes astray is seen to. */
  private static Optional<Long> read(ValueVector vector, String text) {
    byte[] bytes = ("11" + text + "11").getBytes(StandardCharsets.UTF_8);
    if (vector.read(0, bytes, 2, bytes.length - 2) == Reading.UNREADABLE) {
      return Optional.empty();
    }
    return Optional.of(
        vector.dataType() == DataTypes.DateType ? (long) vector.getInt(0) : vector.getLong(0));
  }

  private static void holds(Optional<Long> expected, Optional<Long> actual, String text) {
    if (!expected.equals(actual)) {
      fail("'%s': %s, but should be %s", text, actual, expected);
    }
  }

  private static ValueVector vector(DataType type, ZoneId zone) {
    return new ScanColumn("time", type, 0, true).vector(TextForm.STANDARD, zone, 1);
  }
}
