package io.sparketl.jobs.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.testkit.SparkExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares every cell that {@code ledger-csv} reads with the one that Spark's own reader does, on
 * files that both understand. Where they differ is in {@link SparkDifferencesTest}.
 */
@ExtendWith(SparkExtension.class)
class SparkReaderDifferentialTest {

  private static final int ROWS = 400;

  private static final String SCHEMA =
      "first STRING, tiny TINYINT, small SMALLINT, whole INT, big BIGINT, real FLOAT, wide DOUBLE,"
          + " price DECIMAL(8,2), exact DECIMAL(38,10), flag BOOLEAN, day DATE, at TIMESTAMP,"
          + " clock TIMESTAMP_NTZ, last STRING";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        // separator ! quote ! line end ! encoding ! several lines ! null text ! ending ! zone
        ", ! \" ! \\n ! UTF-8 ! false ! `` ! csv ! UTC",
        "; ! \" ! \\r\\n ! UTF-8 ! false ! NULL ! csv ! America/New_York",
        "| ! ' ! \\r ! UTF-8 ! false ! n/a ! csv ! Asia/Kathmandu",
        "|| ! \" ! \\n ! UTF-8 ! false ! `` ! csv ! UTC",
        ", ! \" ! \\n ! UTF-8 ! true ! `` ! csv.gz ! Europe/Berlin",
        "; ! \" ! \\n ! ISO-8859-1 ! false ! `` ! csv ! UTC",
        "; ! ' ! \\n ! windows-1252 ! true ! NULL ! csv ! UTC",
        ", ! \" ! \\n ! UTF-16 ! true ! `` ! csv ! UTC",
        ", ! \" ! \\n ! UTF-16LE ! true ! `` ! csv.gz ! UTC"
      })
  void readsEveryCellAsSparkDoes(
      String separator,
      String quote,
      String lineEnd,
      String encoding,
      boolean multiLine,
      String nullText,
      String ending,
      String zone,
      SparkSession spark)
      throws IOException {
    Content content =
        new Content(separator, quote, lineEnd.translateEscapes(), encoding, multiLine, nullText);
    Path file = write("table." + ending, content.bytes());
    Map<String, String> both = new HashMap<>(Map.of("quote", quote, "encoding", encoding));
    Map<String, String> theirs = new HashMap<>(both);
    theirs.putAll(Map.of("header", "true", "sep", separator, "escape", quote));
    theirs.putAll(Map.of("multiLine", "" + multiLine, "nullValue", nullText));
    Map<String, String> ours = new HashMap<>(both);
    ours.putAll(Map.of("separator", separator, "null-text", nullText, "mode", "count"));
    ours.put("multi-line", "" + multiLine);
    spark.conf().set("spark.sql.session.timeZone", zone);
    try {
      List<Row> expected =
          spark.read().schema(SCHEMA).options(theirs).csv(file.toString()).collectAsList();
      List<Row> actual =
          spark
              .read()
              .format("ledger-csv")
              .schema(SCHEMA)
              .options(ours)
              .load(file.toString())
              .collectAsList();

      assertThat(expected).hasSize(ROWS);
      assertThat(actual).hasSize(ROWS);
      for (int row = 0; row < ROWS; row++) {
        assertThat(actual.get(row)).as("row %d", row).isEqualTo(expected.get(row));
      }
      assertThat(values(actual)).as("values that are there").isGreaterThan(8 * ROWS);
    } finally {
      spark.conf().set("spark.sql.session.timeZone", "UTC");
    }
  }

  private static long values(List<Row> rows) {
    long values = 0;
    for (Row row : rows) {
      for (int i = 0; i < row.length(); i++) {
        values += row.isNullAt(i) ? 0 : 1;
      }
    }
    return values;
  }

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream stream = name.endsWith(".gz") ? new GZIPOutputStream(stored) : stored) {
      stream.write(bytes);
    }
    return Files.write(file, stored.toByteArray());
  }

  /** A table as text, with values of every type in each of its forms. */
  private record Content(
      String separator,
      String quote,
      String lineEnd,
      String encoding,
      boolean multiLine,
      String nullText) {

    byte[] bytes() {
      SplittableRandom random = new SplittableRandom(toString().hashCode());
      List<String> lines = new ArrayList<>();
      lines.add(
          List.of(SCHEMA.split(",(?= )", -1)).stream()
              .map(column -> column.strip().split(" ", -1)[0])
              .collect(Collectors.joining(separator)));
      for (int i = 0; i < ROWS; i++) {
        lines.add(line(random));
        if (random.nextInt(30) == 0) {
          lines.add("");
        }
      }
      return String.join(lineEnd, lines).getBytes(Charset.forName(encoding));
    }

    private String line(SplittableRandom random) {
      return List.of(
              "r" + word(random),
              whole(random, 8),
              whole(random, 16),
              whole(random, 32),
              whole(random, 64),
              real(random),
              real(random),
              decimal(random, 6, 2),
              decimal(random, 25, 12),
              pick(random, "true", "false", "TRUE", "False"),
              day(random),
              time(random) + pick(random, "", "", "Z", "+05:45", "-03:00"),
              time(random),
              word(random))
          .stream()
          .map(value -> field(value, random))
          .collect(Collectors.joining(separator));
    }

    /** The value with quotes where they must be, and sometimes where they need not. */
    private String field(String value, SplittableRandom random) {
      if (random.nextInt(12) == 0) {
        return nullText;
      }
      boolean isSpecial = value.contains(separator) || value.contains(quote);
      if (isSpecial || value.contains("\n") || random.nextInt(5) == 0) {
        return quote + value.replace(quote, quote + quote) + quote;
      }
      return value;
    }

    private String word(SplittableRandom random) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        boolean isUnicode = encoding.startsWith("UTF");
        text.append(
            switch (random.nextInt(9)) {
              case 0 -> separator;
              case 1 -> quote;
              case 2 -> multiLine ? "\nx" : "x";
              case 3 -> isUnicode ? "日本 😀" : "ä ÿ";
              case 4 -> " ";
              case 5 -> "\\t";
              default ->
                  pick(random, "NaN", "é", "12", "#", "a'b", "--", "€".repeat(isUnicode ? 1 : 0));
            });
      }
      return text + "x";
    }

    private static String whole(SplittableRandom random, int bits) {
      long value = random.nextLong() >> (64 - 1 - random.nextInt(bits));
      return (value > 0 && random.nextInt(5) == 0 ? "+" : "") + value;
    }

    private static String real(SplittableRandom random) {
      double value = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-60, 60));
      return switch (random.nextInt(5)) {
        case 0 -> Float.toString((float) value);
        case 1 -> pick(random, ".5", "-.25", "7", "1e5", "2.50E-3", "+0.1", "-0", "3.");
        case 2 -> "%.3f".formatted(value);
        default -> Double.toString(value);
      };
    }

    private static String decimal(SplittableRandom random, int whole, int places) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
      for (int i = random.nextInt(whole); i >= 0; i--) {
        text.append(random.nextInt(10));
      }
      text.append('.');
      for (int i = random.nextInt(places + 3); i > 0; i--) {
        text.append(random.nextInt(10));
      }
      return text.toString();
    }

    private static String day(SplittableRandom random) {
      return LocalDate.ofEpochDay(random.nextInt(-130_000, 50_000)).toString();
    }

    private static String time(SplittableRandom random) {
      LocalDateTime time =
          LocalDate.ofEpochDay(random.nextInt(-25_000, 40_000))
              .atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60));
      String fraction = random.nextInt(3) == 0 ? "." + random.nextInt(1, 1_000_000) : "";
      String text =
          time.toLocalDate()
              + " %02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
      return (random.nextBoolean() ? text : text.replace(' ', 'T')) + fraction;
    }

    private static String pick(SplittableRandom random, String... choices) {
      return choices[random.nextInt(choices.length)];
    }
  }
}
