package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.ledger.RowCounts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Makes files as the taxi commission published them over the years, with the dirt that is in them
 * and some more, and keeps count of what a reader must find: known when a row is made, not by
 * reading it.
 */
final class DirtyTrips {

  static final int MOST_MILES = 100;
  static final LocalDateTime FROM = LocalDateTime.of(2009, 1, 1, 0, 0);
  static final LocalDateTime UNTIL = LocalDateTime.of(2026, 1, 1, 0, 0);

  private final SplittableRandom random;
  private final Map<String, Long> rejected = new HashMap<>();
  private final Map<String, Long> filtered = new HashMap<>();
  private final Map<String, Long> noticed = new HashMap<>();
  private long read;
  private long used;
  private long miles;
  private long dollars;

  DirtyTrips(long seed) {
    this.random = new SplittableRandom(seed);
  }

  RowCounts counts() {
    return new RowCounts(read, used, rejected, filtered, noticed);
  }

  /** The sum of the miles of all trips that are used, in millionths. */
  long miles() {
    return miles;
  }

  /** The sum of what they cost, in millionths. */
  long dollars() {
    return dollars;
  }

  /** A file, the last line of which may be cut. */
  byte[] file(TripGeneration generation, int rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, generation.header() + (random.nextBoolean() ? "\n" : generation.lineEnd()));
    write(bytes, pick("\r\n", "\n", " \r\n").repeat(generation.blankLines()));
    noticeBlankLines(generation.blankLines());
    for (int i = 0; i < rows; i++) {
      int kind = random.nextInt(400);
      if (kind == 0) {
        write(bytes, generation.header());
        reject("header repeated");
      } else if (kind == 1) {
        String quoted =
            pick("\"VTS,", "\"C\"MT,", "\"a") + row(generation, generation.width(), false);
        write(bytes, quoted);
        boolean isOpen = quoted.lastIndexOf('"') == 0;
        reject(isOpen ? "open quote (see csv.multi-line)" : "broken quote");
      } else {
        boolean isCut = kind < 5 || (i == rows - 1 && random.nextBoolean());
        int fields =
            isCut
                ? random.nextInt(1, generation.width())
                : generation.width() + generation.surplus();
        boolean isUnended = isCut && i == rows - 1;
        write(bytes, row(generation, fields, !isUnended));
        if (isUnended) {
          reject("last line unended");
          return bytes.toByteArray();
        }
      }
      String end =
          random.nextInt(10) == 0 ? pick("\n", "\r\n", "\n\n", "\r\n \t\n") : generation.lineEnd();
      write(bytes, end);
      // Those at the very end of a file are not told of.
      noticeBlankLines(i < rows - 1 && (end.equals("\n\n") || end.contains("\t")) ? 1 : 0);
    }
    return bytes.toByteArray();
  }

  private void noticeBlankLines(long lines) {
    if (lines > 0) {
      noticed.merge("blank lines passed over", lines, Long::sum);
    }
  }

  private String row(TripGeneration generation, int fields, boolean isCounted) {
    Value distance = number();
    Value amount = number();
    Value pickUp = time();
    String[] row = new String[fields];
    for (int i = 0; i < fields; i++) {
      boolean isSurplus = i >= generation.width();
      row[i] =
          isSurplus
              ? ""
              : pick("1", "", "N", "-73.991956999999999", "CASH", "\"a,\"\"b\"", "\0", "\u00ff");
    }
    int[] places = {
      generation.position("trip_distance"), generation.position("total_amount", "total_amt"), 1
    };
    // A line of one empty field is a blank line, and no row.
    row[0] = pick("VTS", "2", "\"CMT\"");
    Value[] values = {distance, amount, pickUp};
    for (int i = 0; i < places.length; i++) {
      if (places[i] < fields) {
        row[places[i]] =
            random.nextInt(20) == 0 && !values[i].text().isEmpty()
                ? '"' + values[i].text() + '"'
                : values[i].text();
      } else {
        values[i] = new Value("", "missing", 0, false);
      }
    }
    if (isCounted) {
      count(values, Integer.compare(fields, generation.width()));
    }
    return String.join(",", row);
  }

  private void count(Value[] values, int surplus) {
    String[] names = {"trip_distance", "total_amount", "pickup_datetime"};
    for (int i = 0; i < values.length; i++) {
      if (!values[i].fault().isEmpty()) {
        reject(names[i] + " " + values[i].fault());
        return;
      }
    }
    read++;
    Optional<String> broken = brokenRule(values[0].value(), values[1].value(), values[2].value());
    if (broken.isPresent()) {
      filtered.merge(broken.get(), 1L, Long::sum);
      return;
    }
    used++;
    miles += values[0].value();
    dollars += values[1].value();
    if (surplus != 0) {
      noticed.merge(surplus > 0 ? "surplus fields" : "missing fields", 1L, Long::sum);
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i].isRounded()) {
        noticed.merge(names[i] + " rounded", 1L, Long::sum);
      }
    }
  }

  private static Optional<String> brokenRule(long miles, long dollars, long daysOff) {
    if (miles <= 0) {
      return Optional.of("distance above zero");
    } else if (dollars <= 0) {
      return Optional.of("amount above zero");
    } else if (miles > MOST_MILES * 1_000_000L) {
      return Optional.of("distance at most " + MOST_MILES + " mi");
    } else if (daysOff == 0) {
      return Optional.empty();
    }
    return Optional.of(
        daysOff < 0
            ? "picked up on or after " + FROM.toLocalDate()
            : "picked up on or before " + UNTIL.toLocalDate().minusDays(1));
  }

  private void reject(String reason) {
    read++;
    rejected.merge(reason, 1L, Long::sum);
  }

  /**
   * A field and what it means.
   *
   * @param fault why there is no value, if there is none
   * @param value millionths; of a time, whether it lies before (-1) or after (1) what is asked for
   */
  private record Value(String text, String fault, long value, boolean isRounded) {}

  private Value number() {
    int kind = random.nextInt(60);
    if (kind == 0) {
      return new Value(pick("", " ", "\t"), "missing", 0, false);
    } else if (kind == 1) {
      return new Value(
          pick("N/A", "NaN", "Infinity", "1d", "0x10", "--1", "1.2.3", ".", "1e400", "$5", "12 mi"),
          "not a number",
          0,
          false);
    }
    int hundredths = kind == 2 ? 0 : random.nextInt(kind == 3 ? 2_000_000 : 5_000);
    String whole = hundredths < 100 && random.nextBoolean() ? "" : "" + hundredths / 100;
    String plain = whole + ".%02d".formatted(hundredths % 100);
    String sign = kind == 4 || kind == 5 ? "-" : "";
    long millionths = hundredths * (sign.isEmpty() ? 10_000L : -10_000L);
    return switch (random.nextInt(8)) {
      case 0 ->
          new Value(sign + plain + "00000000000000" + random.nextInt(1, 10), "", millionths, true);
      case 1 ->
          hundredths == 0 ? new Value("0", "", 0, false) : justBelow(sign, hundredths, millionths);
      case 2 -> new Value(" " + sign + plain + "\t", "", millionths, false);
      case 3 -> new Value(sign + plain + "0000", "", millionths, false);
      case 4 -> new Value(sign + hundredths + "e-2", "", millionths, false);
      default -> new Value(sign + plain, "", millionths, false);
    };
  }

  /** As binary numbers were printed: 2.6299999999999999 is 2.63. */
  private static Value justBelow(String sign, int hundredths, long millionths) {
    int below = hundredths - 1;
    String text = "%s%d.%02d99999999999999".formatted(sign, below / 100, below % 100);
    return new Value(text, "", millionths, true);
  }

  private Value time() {
    int kind = random.nextInt(100);
    if (kind == 0) {
      return new Value("", "missing", 0, false);
    } else if (kind == 1) {
      String text =
          pick("2015-02-29 00:00:00", "2015-01-01", "01/02/2015 10:00", "2015-01-01 24:00:00");
      return new Value(text, "not a date and time", 0, false);
    }
    LocalDateTime time =
        kind == 2
            ? FROM.minusSeconds(1 + random.nextInt(9))
            : kind == 3 ? UNTIL : FROM.plusSeconds(random.nextInt(500_000_000));
    long where = time.isBefore(FROM) ? -1 : time.isBefore(UNTIL) ? 0 : 1;
    return new Value(time.toString().replace('T', pick("T", " ", " ").charAt(0)), "", where, false);
  }

  /** Bytes as Latin-1 has them, so that some are no UTF-8. */
  private static void write(ByteArrayOutputStream bytes, String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
