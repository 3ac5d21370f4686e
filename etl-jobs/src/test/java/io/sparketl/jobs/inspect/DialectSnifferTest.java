package io.sparketl.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.inspect.DialectSniffer.Recognized;
import io.sparketl.jobs.io.csv.CsvSample;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DialectSnifferTest {

  private static final String PROSE =
      """
      Call me Ishmael. Some years ago, never mind how long precisely, having little or no money
      in my purse, and nothing particular to interest me on shore, I thought I would sail about
      a little and see the watery part of the world. It is a way I have of driving off the spleen
      and regulating the circulation. Whenever I find myself growing grim about the mouth;
      whenever it is a damp, drizzly November in my soul; whenever I find myself involuntarily
      pausing before coffin warehouses, and bringing up the rear of every funeral I meet.
      """;

  /** Text, the settings that differ from the defaults, and the columns with their types. */
  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("a,b\n1,x\n2,y\n", "", "a whole, b text"),
        arguments("a;b;c\n1;2;3\n", "csv.separator = \";\"", "a whole, b whole, c whole"),
        arguments("a\tb\n1\tx y\n2\tz\n", "csv.separator = \"\\t\"", "a whole, b text"),
        arguments("a|b\n1|x\n2|y\n", "csv.separator = \"|\"", "a whole, b text"),
        arguments("a^b\n1^x\n2^y\n", "csv.separator = \"^\"", "a whole, b text"),
        arguments("a\u0001b\n1\u0001x\n", "csv.separator = \"\\u0001\"", "a whole, b text"),
        arguments(
            "a, b, c\n1, \"x, y\", 3\n", "csv.separator = \", \"", "a whole, b text, c whole"),
        arguments("a||b||c\n1||x||2\n", "csv.separator = \"||\"", "a whole, b text, c whole"),
        arguments("a::b\n1::x\n2::y\n", "csv.separator = \"::\"", "a whole, b text"),
        arguments("a b c\n1 x 2\n2 y 3\n", "csv.separator = \" \"", "a whole, b text, c whole"),
        arguments(
            "user:x:0\nbin:x:1\nsys:x:2\n",
            "csv.separator = \":\", csv.header-rows = 0",
            "_c0 text, _c1 text, _c2 whole"),
        arguments("id, name\n1,Ann\n2,Bob\n", "", "id whole,  name text"),
        arguments("a,b\n1,\"x, y\"\n2,\"z \"\"q\"\"\"\n", "", "a whole, b text"),
        arguments(
            "a,b\n1,\"x \\\"y\\\", z\"\n2,\"w\"\n", "csv.escape = backslash", "a whole, b text"),
        arguments("a,b\n1,'x, y'\n2,'z'\n", "csv.quote = \"'\"", "a whole, b text"),
        arguments("a,b\n1,\"x\ny\"\n2,\"z\"\n", "csv.multi-line = true", "a whole, b text"),
        arguments("a,b\n1,\"5 inches\n2,\"6 inches\n", "csv.quote = \"\"", "a whole, b text"),
        arguments("a,b\n1,it's\n2,that's\n", "", "a whole, b text"),
        arguments(
            "a;b\n1,5;x\n2,25;y\n",
            "csv.separator = \";\", csv.decimal-comma = true",
            "a number, b text"),
        arguments(
            "1,5;2,5\n3,5;4,5\n",
            "csv.separator = \";\", csv.header-rows = 0, csv.decimal-comma = true",
            "_c0 number, _c1 number"),
        arguments("a,b\n\"1,234\",x\n\"5,678\",y\n", "", "a text, b text"),
        arguments("1,2.5,x\n2,3.5,y\n", "csv.header-rows = 0", "_c0 whole, _c1 number, _c2 text"),
        arguments(
            "Ann,Berlin\nBob,Berlin\nCyd,Rome\n", "csv.header-rows = 0", "_c0 text, _c1 text"),
        arguments("31.12.2020,x\n01.01.2021,y\n", "csv.header-rows = 0", "_c0 text, _c1 text"),
        arguments("name,town\nAnn,Berlin\nBob,Rome\n", "", "name text, town text"),
        arguments(
            "land,2018,2019,2020\nX,1,2,3\nY,4,5,6\n",
            "",
            "land text, 2018 whole, 2019 whole, 2020 whole"),
        arguments(
            "Report of May\nby nobody\n\nday,n\n2020-05-01,1\n2020-05-02,2\n",
            "csv.lines-before = 3",
            "day date, n whole"),
        arguments(
            "# made by hand\na,b,c\n1,2,3\n# the end\n4,5,6\n",
            "csv.comment = \"#\"",
            "a whole, b whole, c whole"),
        arguments("#id,b\n1,2\n3,4\n", "", "#id whole, b whole"),
        arguments("\n \na,b\n1,2\n", "", "a whole, b whole"),
        arguments("a,b\n1,NA\n2,3\n", "csv.null-text = [\"NA\"]", "a whole, b whole"),
        arguments(
            "t,ok,d\n2020-01-01 00:00:01,true,2020-01-01\n2020-01-02T10:00,FALSE,2020-02-29\n",
            "",
            "t timestamp, ok true/false, d date"),
        arguments("d\n2020-02-30\n", "", "d text"),
        arguments("word\napple\npear\n", "", "word text"),
        arguments(
            "2020-01-01 00:00:00\n2020-01-02 00:00:00\n2020-01-03 00:00:00\n",
            "csv.header-rows = 0",
            "_c0 timestamp"),
        arguments("a,b,c", "", "a no values, b no values, c no values"),
        arguments("1,2,3", "csv.header-rows = 0", "_c0 whole, _c1 whole, _c2 whole"),
        arguments("a,b\n1,\n2,\n", "", "a whole, b no values"),
        arguments(PROSE, "csv.header-rows = 0", "_c0 text"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void recognizesWhatASourceMustSetAndTheTypes(String text, String settings, String columns) {
    Recognized recognized = sniff(text, StandardCharsets.UTF_8);

    assertThat(settings(recognized)).isEqualTo(settings);
    assertThat(columns(recognized)).isEqualTo(columns);
  }

  /** Bytes, the charset to be recognized, and whether a mark tells it. */
  static Stream<Arguments> encodings() {
    String text = "town,n\nMünchen,1\nZürich,2\n";
    return Stream.of(
        arguments(text.getBytes(StandardCharsets.UTF_8), "UTF-8", false),
        arguments(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), "UTF-8", true),
        arguments(text.getBytes(StandardCharsets.ISO_8859_1), "ISO-8859-1", false),
        arguments("town,n\n€,1\n".getBytes(Charset.forName("windows-1252")), "windows-1252", false),
        arguments(text.getBytes(StandardCharsets.UTF_16), "UTF-16", true),
        arguments(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), "UTF-16", true),
        arguments(text.getBytes(StandardCharsets.UTF_16LE), "UTF-16LE", false),
        arguments(text.getBytes(StandardCharsets.UTF_16BE), "UTF-16BE", false),
        arguments("town,n\nBerlin,1\n".getBytes(StandardCharsets.US_ASCII), "UTF-8", false));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void recognizesEncodings(byte[] bytes, String charset, boolean hasMark) {
    Recognized recognized = DialectSniffer.sniff(CsvSample.of(bytes, true), "f");

    assertThat(recognized.dialect().dialect().encoding()).isEqualTo(charset);
    assertThat(recognized.dialect().hasMark()).isEqualTo(hasMark);
    assertThat(columns(recognized)).isEqualTo("town text, n whole");
  }

  @Test
  void aStrayByteAmongManyLettersLeavesTheTextUtf8() {
    byte[] bytes =
        ("town,n\n" + "Zürich,1\n".repeat(20) + "Z?rich,1\n").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 8] = (byte) 0xfc;

    Recognized recognized = DialectSniffer.sniff(CsvSample.of(bytes, true), "f");

    assertThat(recognized.dialect().dialect().encoding()).isEqualTo("UTF-8");
    assertThat(recognized.dialect().notes()).containsExactly("places that are not UTF-8: 1");
  }

  @Test
  void aCharacterThatTheSampleCutsIsNoStray() {
    byte[] bytes = "town,n\nBern,1\nZü".getBytes(StandardCharsets.UTF_8);

    Recognized recognized =
        DialectSniffer.sniff(CsvSample.of(Arrays.copyOf(bytes, bytes.length - 1), false), "f");

    assertThat(recognized.dialect().dialect().encoding()).isEqualTo("UTF-8");
    assertThat(recognized.dialect().rows().count()).isEqualTo(1);
    assertThat(recognized.dialect().rows().isAll()).isFalse();
  }

  @Test
  void recognizesRecordEnds() {
    assertThat(end("a,b\n1,2\n")).isEqualTo(RecordEnd.LF);
    assertThat(end("a,b\r\n1,2\r\n")).isEqualTo(RecordEnd.CRLF);
    assertThat(end("a,b\r1,2\r3,4")).isEqualTo(RecordEnd.CR);
    assertThat(end("a,b\r\n1,2\n")).isEqualTo(RecordEnd.MIXED);
    assertThat(end("a,b")).isEqualTo(RecordEnd.NONE);
  }

  @Test
  void countsIrregularRows() {
    Recognized recognized =
        sniff("a,b,c\n1,2,3\n1,2,3,4\n1,2,3\n1,2\n1,2,3\n1,\"2,3\n1,2,3\n", StandardCharsets.UTF_8);

    assertThat(recognized.dialect().rows())
        .isEqualTo(new RecognizedDialect.SampledRows(7, 1, 1, 1, true));
  }

  @Test
  void aRowThatIsCutDoesNotChangeTypes() {
    Recognized recognized =
        sniff("a,t,b\n1,2020-01-01 00:00:00,2\n3,2020-01-0", StandardCharsets.UTF_8);

    assertThat(columns(recognized)).isEqualTo("a whole, t timestamp, b whole");
    assertThat(recognized.dialect().rows().missing()).isEqualTo(1);
  }

  @Test
  void aFewOddValuesDoNotChangeTypesAndAreCounted() {
    Recognized recognized =
        sniff("a,b\n" + "1,2.5\n".repeat(40) + "one,$3\n", StandardCharsets.UTF_8);

    assertThat(recognized.columns())
        .containsExactly(new ColumnReport("a", "whole", 1), new ColumnReport("b", "number", 1));
  }

  @Test
  void headersThatComeAgainAreNoValues() {
    Recognized recognized = sniff("a,b\n1,2\na,b\n3,4\n", StandardCharsets.UTF_8);

    assertThat(columns(recognized)).isEqualTo("a whole, b whole");
    assertThat(recognized.dialect().notes()).containsExactly("rows that are the header again: 1");
  }

  @Test
  void aHeaderThatComesAgainInAnotherOrderIsOne() {
    Recognized recognized = sniff("a,b\n1,2\nb,a\n3,4\n", StandardCharsets.UTF_8);

    assertThat(columns(recognized)).isEqualTo("a whole, b whole");
    assertThat(recognized.dialect().notes()).containsExactly("rows that are the header again: 1");
  }

  @Test
  void saysThatProseMayBeNoTable() {
    assertThat(sniff(PROSE, StandardCharsets.UTF_8).dialect().notes())
        .containsExactly(DialectSniffer.ONE_COLUMN);
  }

  @Test
  void refusesWhatIsNoTextOrEmpty() {
    assertRefused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}, "a PNG picture");
    assertRefused(new byte[] {31, (byte) 139, 8, 0, 0, 0}, "a gzip file");
    assertRefused("a,b\n1,\0\0\0\n".getBytes(StandardCharsets.UTF_8), "NUL bytes");
    assertRefused("\3\4\5a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "control characters");
    assertRefused(new byte[0], "ETL-203 HEADER_INVALID: f is empty");
    assertRefused("\n \r\n".getBytes(StandardCharsets.UTF_8), "nothing but blank lines");
  }

  private static void assertRefused(byte[] bytes, String why) {
    assertThatThrownBy(() -> DialectSniffer.sniff(CsvSample.of(bytes, true), "f"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining(why);
  }

  private static RecordEnd end(String text) {
    return sniff(text, StandardCharsets.UTF_8).dialect().end();
  }

  private static Recognized sniff(String text, Charset charset) {
    return DialectSniffer.sniff(CsvSample.of(text.getBytes(charset), true), "f");
  }

  private static String settings(Recognized recognized) {
    return String.join(
        ", ",
        DialectSettings.of(
            recognized.dialect().dialect(), recognized.dialect().dialect().nullText()));
  }

  private static String columns(Recognized recognized) {
    return recognized.columns().stream()
        .map(column -> column.name() + " " + column.type())
        .collect(Collectors.joining(", "));
  }
}
