package io.sparketl.jobs.io.scan;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Dates with a time of day, {@code yyyy-MM-dd HH:mm[:ss[.ffffff]]} with a blank or a {@code T}
 * between, in microseconds since 1970: of the local clock, or of UTC for Spark's {@code TIMESTAMP},
 * of which a text may end with its own offset, {@code Z} or {@code +01:00}.
 */
final class TimestampVector extends ValueVector {

  private static final long SECONDS_A_DAY = 86_400;
  private static final long MICROS = 1_000_000;

  /** Days of which the offset is remembered, by their lowest bits. */
  private static final int REMEMBERED_DAYS = 1 << 9;

  private static final long NO_DAY = Long.MIN_VALUE;

  private final long[] micros;
  private final boolean isInstant;
  private final CalendarText calendar = new CalendarText();
  private final ZoneRules rules;
  private final long[] rememberedDays = new long[REMEMBERED_DAYS];
  private final int[] rememberedOffsets = new int[REMEMBERED_DAYS];

  /**
   * Timestamps of either type.
   *
   * @param zone the zone of the clock that texts without an offset were written by; UTC for those
   *     that are to stay local
   */
  TimestampVector(DataType type, ZoneId zone, int rows) {
    super(type, rows);
    this.micros = new long[rows];
    this.isInstant = type.equals(DataTypes.TimestampType);
    this.rules = zone.getRules();
    Arrays.fill(rememberedDays, NO_DAY);
  }

  @Override
  Reading read(int row, byte[] text, int from, int to) {
    int dateEnd = from + CalendarText.DATE_LENGTH;
    if (to <= dateEnd || (text[dateEnd] != ' ' && text[dateEnd] != 'T')) {
      return Reading.UNREADABLE;
    }
    int timeEnd = isInstant ? CalendarText.zoneStart(text, dateEnd, to) : to;
    long day = calendar.day(text, from, dateEnd);
    long microOfDay = CalendarText.microOfDay(text, dateEnd + 1, timeEnd);
    if (day == CalendarText.NONE || microOfDay == CalendarText.NONE) {
      return Reading.UNREADABLE;
    }
    long local = day * SECONDS_A_DAY * MICROS + microOfDay;
    long offset = timeEnd < to ? CalendarText.zoneSeconds(text, timeEnd, to) : offset(day, local);
    micros[row] = local - offset * MICROS;
    return offset == CalendarText.NONE ? Reading.UNREADABLE : Reading.EXACT;
  }

  private long offset(long day, long local) {
    int slot = (int) day & (REMEMBERED_DAYS - 1);
    if (rememberedDays[slot] == day) {
      return rememberedOffsets[slot];
    }
    long start = day * SECONDS_A_DAY;
    int offset = offsetAt(start);
    if (offset == offsetAt(start + SECONDS_A_DAY - 1) && hasOneOffset(start)) {
      rememberedDays[slot] = day;
      rememberedOffsets[slot] = offset;
      return offset;
    }
    return offsetAt(Math.floorDiv(local, MICROS));
  }

  private boolean hasOneOffset(long localStart) {
    var start = LocalDateTime.ofEpochSecond(localStart, 0, ZoneOffset.UTC);
    var before = start.toInstant(rules.getOffset(start)).minusSeconds(1);
    var next = rules.nextTransition(before);
    var end = start.plusDays(1);
    return next == null
        || !(next.getDateTimeBefore().isBefore(end) || next.getDateTimeAfter().isBefore(end));
  }

  /** Of a time that the clock shows twice the earlier; of one that it skips, as if it had not. */
  private int offsetAt(long localSecond) {
    return rules
        .getOffset(LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC))
        .getTotalSeconds();
  }

  @Override
  Reading setTime(int row, long value) {
    micros[row] = value;
    return Reading.EXACT;
  }

  @Override
  long comparable(int row) {
    return micros[row];
  }

  @Override
  public long getLong(int row) {
    return micros[row];
  }
}
