package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.scan.ScanColumn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** A dialect and a file that is more or less written in it, made of a seed. */
final class FuzzedFile {

  private static final List<String> BREAKS = List.of("\n", "\r\n", "\r");

  private final SplittableRandom random;
  private final int width;
  private final Dialect dialect;
  private final List<ScanColumn> columns = new ArrayList<>();
  private final List<Integer> positions = new ArrayList<>();
  private final ByteArrayOutputStream stored = new ByteArrayOutputStream();

  private String header = "";
  private int rowsAt;

  /**
   * A file of a seed.
   *
   * @param mostRecordBytes the longest record that its dialect allows
   */
  FuzzedFile(long seed, int mostRecordBytes) {
    this.random = new SplittableRandom(seed);
    this.width = random.nextInt(1, 7);
    this.dialect = dialect(mostRecordBytes);
    DataType[] types = {
      DataTypes.StringType,
      DataTypes.StringType,
      new DecimalType(8, 2),
      DataTypes.LongType,
      new DecimalType(25, 3)
    };
    for (int i = 0; i < 1 + random.nextInt(width); i++) {
      boolean isAbsent = random.nextInt(10) == 0;
      boolean isNeeded = !isAbsent && random.nextInt(3) == 0;
      columns.add(new ScanColumn("wanted" + i, pick(types), 0, isNeeded));
      positions.add(isAbsent ? -1 : random.nextInt(width));
    }
    writeHead();
    for (int i = random.nextInt(40); i > 0; i--) {
      writeRecord();
    }
  }

  Dialect dialect() {
    return dialect;
  }

  List<ScanColumn> columns() {
    return columns;
  }

  List<Integer> positions() {
    return positions;
  }

  List<String> names() {
    return names("");
  }

  /** Where the first row begins. */
  int rowsAt() {
    return rowsAt;
  }

  /** The charset of what is split: the file's own, or UTF-8 if it is transcoded. */
  Charset charset() {
    return dialect.encoding().startsWith("UTF") ? StandardCharsets.UTF_8 : dialect.charset();
  }

  boolean isSplittable() {
    return !dialect.multiLine() && !dialect.encoding().startsWith("UTF-16");
  }

  /** The bytes of the file, in its own encoding. */
  byte[] bytes() {
    return dialect.encoding().startsWith("UTF-16")
        ? stored.toString(StandardCharsets.UTF_8).getBytes(dialect.charset())
        : stored.toByteArray();
  }

  /** The bytes as they are split, which are in {@link #charset}. */
  byte[] storedBytes() {
    return stored.toByteArray();
  }

  /** The same, each byte a character. */
  String text() {
    return bytesAsText(storedBytes());
  }

  /** What records there are, by the plain rules. */
  PlainRecords records() {
    return new PlainRecords(text(), dialect, charset(), width);
  }

  static String bytesAsText(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private Dialect dialect(int mostRecordBytes) {
    String separator = pick(",", ",", ";", "\t", " ", "|", "||", "::", " | ", "\t\t", "§", "é;");
    String quote = pick("\"", "\"", "\"", "'", "");
    Dialect standard = Dialect.STANDARD;
    int headerRows = random.nextInt(3);
    return new Dialect(
        separator,
        quote,
        pick("doubled", "doubled", "backslash", "none", "^"),
        pick("UTF-8", "UTF-8", "UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE"),
        headerRows,
        random.nextInt(3),
        headerRows == 0 || random.nextInt(4) == 0 ? names("") : List.of(),
        pick(List.of(), List.of("NULL"), List.of("-", "n/a")),
        !separator.equals(",") && random.nextBoolean(),
        pick("", "", "#", "/"),
        !quote.isEmpty() && random.nextInt(3) == 0,
        pick(Irregular.values()),
        pick(Irregular.values()),
        pick(Irregular.values()),
        pick(Irregular.values()),
        mostRecordBytes == 0 ? standard.maxRecordBytes() : mostRecordBytes);
  }

  private List<String> names(String prefix) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      names.add(prefix + "column" + i);
    }
    return names;
  }

  private void writeHead() {
    if (!dialect.encoding().equals("UTF-16") && random.nextInt(4) == 0) {
      write(dialect.encoding().startsWith("UTF") ? "\uFEFF" : "");
    }
    for (int i = 0; i < dialect.linesBefore(); i++) {
      write(pick("", "some words", "\"", "a,b,c") + pick(BREAKS.get(0), BREAKS.get(1)));
    }
    for (int i = 0; i < dialect.headerRows(); i++) {
      boolean isLast = i == dialect.headerRows() - 1;
      header = String.join(dialect.separator(), isLast ? names() : names("upper"));
      write(header + pick("\n", "\r\n"));
    }
    rowsAt = stored.size();
  }

  private void writeRecord() {
    if (random.nextInt(4) == 0) {
      for (int i = random.nextInt(30); i > 0; i--) {
        writePiece();
      }
    } else {
      int fields = random.nextInt(8) == 0 ? random.nextInt(width + 3) : width;
      for (int i = 0; i < fields; i++) {
        write(i == 0 ? "" : dialect.separator());
        writeField();
      }
    }
    write(random.nextInt(4) == 0 ? pick(BREAKS.toArray(String[]::new)) : "\n");
  }

  private void writeField() {
    switch (random.nextInt(6)) {
      case 0 -> writePiece();
      case 1, 2 -> {
        write(dialect.quote());
        for (int i = random.nextInt(4); i > 0; i--) {
          writePiece();
        }
        write(dialect.quote());
      }
      case 3 -> write(pick("", " ", "NULL", "-", "n/a", "1e3", "0.005", "99999999", " 7 "));
      default -> write(random.nextInt(-1000, 1000) + pick("", "", ".5", ",25", ".125"));
    }
  }

  private void writePiece() {
    switch (random.nextInt(17)) {
      case 0 -> write(dialect.separator());
      case 1 -> write(dialect.separator().substring(0, 1));
      case 2 -> write(dialect.quote());
      case 3 -> write(dialect.quote() + dialect.quote());
      case 4 -> write(pick("\\", "^") + pick("", "\\", "^", dialect.quote()));
      case 5 -> write(pick(BREAKS.toArray(String[]::new)));
      case 6 -> write(pick(" ", "\t", "  \t ", "\n \n", "\n\n\r\r\n"));
      case 7 -> write(pick("é", "ÿ", "日本", "😀", "\u00a0"));
      case 8 -> writeInvalid();
      case 9 -> write("\n" + dialect.comment() + "no record");
      case 10 -> write("\n" + header + "\n");
      case 11 -> write(dialect.quote() + "some line\n".repeat(random.nextInt(200)));
      case 12 -> write("x".repeat(random.nextInt(100) == 0 ? 300_000 : random.nextInt(3000)));
      default -> write(pick("abc", "12", "3.75", "+", "NULL", "c\0d", "o'neill", "1e400"));
    }
  }

  /** Bytes that are no text, or not the one that the encoding says. */
  private void writeInvalid() {
    if (!dialect.encoding().startsWith("UTF-16")) {
      byte[][] invalid = {{(byte) 0xff}, {'\n', (byte) 0xff, 'a'}, {(byte) 0xc3}, {(byte) 0x81}};
      stored.writeBytes(pick(invalid));
    }
  }

  private void write(String text) {
    stored.writeBytes(text.getBytes(charset()));
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
