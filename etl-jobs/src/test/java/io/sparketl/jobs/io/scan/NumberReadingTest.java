package io.sparketl.jobs.io.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read as a number, held against what Java's own classes read, over millions of texts. */
class NumberReadingTest {

  private static final List<DecimalType> DECIMALS =
      Stream.of(
              "1,0", "1,1", "5,2", "8,2", "9,9", "17,3", "18,0", "18,6", "18,18", "19,0", "19,4",
              "20,20", "25,6", "38,0", "38,10", "38,38")
          .map(type -> type.split(",", -1))
          .map(type -> new DecimalType(Integer.parseInt(type[0]), Integer.parseInt(type[1])))
          .toList();

  private static final String REFUSED = "refused";

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

  @Test
  void readsDecimalsAsBigDecimalDoes() {
    List<ValueVector> vectors = DECIMALS.stream().map(type -> vector(type, 0, false)).toList();
    NumberTexts texts = new NumberTexts(1);
    for (int i = 0; i < 120_000; i++) {
      String text = texts.number();
      BigDecimal exact = new BigDecimal(text);
      Cell cell = new Cell(text);
      for (int j = 0; j < vectors.size(); j++) {
        DecimalType type = DECIMALS.get(j);
        ValueVector vector = vectors.get(j);
        holds(
            expectation(exact, type.precision(), type.scale()),
            reading(
                cell.readBy(vector), () -> vector.getDecimal(0, type.precision(), type.scale())),
            text,
            type);
      }
    }
  }

  @Test
  void readsScaledWholeNumbersAsBigDecimalDoes() {
    NumberTexts texts = new NumberTexts(2);
    for (int places : List.of(1, 2, 6, 9, 18)) {
      ValueVector vector = vector(DataTypes.LongType, places, true);
      for (int i = 0; i < 50_000; i++) {
        String text = texts.number();
        holds(
            expectation(new BigDecimal(text), 18, places),
            reading(
                new Cell(text.replace('.', ',')).readBy(vector),
                () -> BigDecimal.valueOf(vector.getLong(0), places)),
            text,
            places);
      }
    }
  }

  @Test
  void readsDoublesToTheLastBit() {
    ValueVector doubles = vector(DataTypes.DoubleType, 0, false);
    NumberTexts texts = new NumberTexts(3);
    for (int i = 0; i < 400_000; i++) {
      String text = i % 10 == 0 ? texts.nearTheMiddleOfTwoDoubles() : texts.number();
      double expected = Double.parseDouble(text);
      holds(
          Double.isFinite(expected) ? "EXACT " + Double.doubleToRawLongBits(expected) : REFUSED,
          reading(
              new Cell(text).readBy(doubles),
              () -> Double.doubleToRawLongBits(doubles.getDouble(0))),
          text,
          "double");
    }
  }

  @Test
  void readsFloatsToTheLastBit() {
    ValueVector floats = vector(DataTypes.FloatType, 0, false);
    NumberTexts texts = new NumberTexts(4);
    for (int i = 0; i < 200_000; i++) {
      String text = i % 10 == 0 ? texts.nearTheMiddleOfTwoDoubles() : texts.number();
      float expected = Float.parseFloat(text);
      holds(
          Float.isFinite(expected) ? "EXACT " + Float.floatToRawIntBits(expected) : REFUSED,
          reading(new Cell(text).readBy(floats), () -> Float.floatToRawIntBits(floats.getFloat(0))),
          text,
          "float");
    }
  }

  @Test
  void readsWholeNumbersAsLongDoes() {
    NumberTexts texts = new NumberTexts(5);
    for (DataType type : wholeTypes()) {
      ValueVector vector = vector(type, 0, false);
      int bits = 8 * type.defaultSize();
      for (int i = 0; i < 100_000; i++) {
        String text = texts.whole();
        boolean fits = new BigInteger(text).bitLength() < bits;
        holds(
            fits ? "EXACT " + Long.parseLong(text) : REFUSED,
            reading(new Cell(text + fractionOfZeros(i)).readBy(vector), () -> whole(vector, type)),
            text,
            type);
      }
    }
  }

  private static String fractionOfZeros(int i) {
    return i % 3 == 0 ? "." + "0".repeat(i % 9 / 3) : "";
  }

  @Test
  void takesNothingElseForANumber() {
    ValueVector decimal = vector(new DecimalType(18, 6), 0, false);
    ValueVector wide = vector(new DecimalType(38, 10), 0, false);
    ValueVector real = vector(DataTypes.DoubleType, 0, false);
    ValueVector whole = vector(DataTypes.LongType, 0, false);
    NumberTexts texts = new NumberTexts(6);
    int numbers = 0;
    for (int i = 0; i < 400_000; i++) {
      String text = texts.anything();
      Cell cell = new Cell(text);
      boolean isNumber = NUMBER.matcher(text).matches();
      numbers += isNumber ? 1 : 0;
      BigDecimal exact = isNumber ? new BigDecimal(text) : BigDecimal.ZERO;
      holds(isNumber && fits(exact, 18, 6), isRead(cell, decimal), text, "decimal");
      holds(isNumber && fits(exact, 38, 10), isRead(cell, wide), text, "wide decimal");
      boolean isFinite = isNumber && Double.isFinite(Double.parseDouble(text));
      holds(isFinite, isRead(cell, real), text, "double");
      holds(text.matches("[-+]?[0-9]+(\\.0{0,2})?"), isRead(cell, whole), text, "whole number");
    }
    assertThat(numbers).as("numbers among them").isGreaterThan(10_000);
  }

  static Stream<String> noNumbers() {
    return Stream.of(
            """
            NaN nan Infinity -Infinity inf 1d 1D 1f 1F 1L 0x10 0x1p3 0b1 1e400 1e1000 -1E+400
            1e99999999 1,234.5 1,5 --1 +-1 1- + - . -. 1.2.3 ..1 １ ٣ ½ ∞ −1 1_000 $3 3% e e5 .e5
            1e 1e+ 1e1.5 null "1"
            """
                .strip()
                .split("\\s+", -1),
            new String[] {" ", "\t", "1 2", " 1", "1 ", "1\0", "\0"})
        .flatMap(Stream::of);
  }

  @ParameterizedTest
  @MethodSource("noNumbers")
  void refuses(String text) {
    for (DataType type : List.of(DataTypes.DoubleType, DataTypes.FloatType)) {
      assertThat(isRead(new Cell(text), vector(type, 0, false))).as(type.sql()).isFalse();
    }
    for (DataType type : DECIMALS) {
      assertThat(isRead(new Cell(text), vector(type, 0, false))).as(type.sql()).isFalse();
    }
    for (DataType type : wholeTypes()) {
      assertThat(isRead(new Cell(text), vector(type, 0, false))).as(type.sql()).isFalse();
    }
    assertThat(isRead(new Cell(text), vector(DataTypes.LongType, 6, false))).isFalse();
  }

  @Test
  void takesOnlyTheDecimalMarkThatIsSaid() {
    for (DataType type : List.of(DataTypes.DoubleType, DataTypes.FloatType, DECIMALS.get(3))) {
      assertThat(isRead(new Cell("1,5"), vector(type, 0, true))).isTrue();
      assertThat(isRead(new Cell("1.5"), vector(type, 0, true))).isFalse();
      assertThat(isRead(new Cell("1.234,5"), vector(type, 0, true))).isFalse();
    }
  }

  /** A text amid digits, so that a reader which goes astray is seen to. */
  private static final class Cell {

    private static final int FROM = 3;

    private final byte[] bytes;

    Cell(String text) {
      this.bytes = ("999" + text + "999").getBytes(StandardCharsets.UTF_8);
    }

    Reading readBy(ValueVector vector) {
      return vector.read(0, bytes, FROM, bytes.length - 3);
    }
  }

  private static boolean isRead(Cell cell, ValueVector vector) {
    return cell.readBy(vector) != Reading.UNREADABLE;
  }

  private static String reading(Reading reading, Supplier<Object> value) {
    return reading == Reading.UNREADABLE ? REFUSED : reading + " " + value.get();
  }

  private static String expectation(BigDecimal exact, int precision, int scale) {
    if (!fits(exact, precision, scale)) {
      return REFUSED;
    }
    BigDecimal kept = exact.setScale(scale, RoundingMode.HALF_UP);
    Reading reading = kept.compareTo(exact) == 0 ? Reading.EXACT : Reading.ROUNDED;
    return reading + " " + kept;
  }

  private static boolean fits(BigDecimal exact, int precision, int scale) {
    return exact.setScale(scale, RoundingMode.HALF_UP).precision() <= precision;
  }

  private static long whole(ValueVector vector, DataType type) {
    return switch (type.defaultSize()) {
      case 1 -> vector.getByte(0);
      case 2 -> vector.getShort(0);
      case 4 -> vector.getInt(0);
      default -> vector.getLong(0);
    };
  }

  private static List<DataType> wholeTypes() {
    return List.of(
        DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType);
  }

  /** An assertion of AssertJ's would take longer than the reading. */
  private static void holds(Object expected, Object actual, String text, Object type) {
    if (!expected.equals(actual)) {
      fail("'%s' as %s: %s, but should be %s", text, type, actual, expected);
    }
  }

  private static ValueVector vector(DataType type, int places, boolean decimalComma) {
    TextForm text = new TextForm("UTF-8", decimalComma, List.of());
    return new ScanColumn("number", type, places, true).vector(text, ZoneOffset.UTC, 1);
  }
}
