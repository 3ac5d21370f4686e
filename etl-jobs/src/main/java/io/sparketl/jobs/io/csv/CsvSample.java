package io.sparketl.jobs.io.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/** The beginning of a file, to find out how it is written. */
public final class CsvSample {

  private static final String MARK = "\uFEFF";

  /** A quoted field that goes on for longer was opened by mistake. */
  private static final int LONGEST_OPEN_FIELD = 64 << 10;

  private final byte[] bytes;
  private final boolean isWhole;

  private CsvSample(byte[] bytes, boolean isWhole) {
    this.bytes = bytes;
    this.isWhole = isWhole;
  }

  /**
   * A sample of bytes that are at hand.
   *
   * @param isWhole whether nothing comes after them
   */
  public static CsvSample of(byte[] bytes, boolean isWhole) {
    return new CsvSample(bytes.clone(), isWhole);
  }

  /**
   * Reads the first bytes of a file, decompressed as the end of its name says.
   *
   * @throws IOException if the file cannot be read
   */
  public static CsvSample of(FileStatus file, int mostBytes, Configuration hadoop)
      throws IOException {
    String path = file.getPath().toString();
    CsvInput input = new CsvInput(Dialect.STANDARD, hadoop);
    try (InputStream stream = input.open(path, file.getLen(), CsvInput.HEAD, 0)) {
      byte[] read = stream.readNBytes(mostBytes + 1);
      return read.length <= mostBytes
          ? new CsvSample(read, true)
          : new CsvSample(Arrays.copyOf(read, mostBytes), false);
    }
  }

  /** The bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether nothing comes after the sample. */
  public boolean isWhole() {
    return isWhole;
  }

  /**
   * The whole lines of the sample, from {@code charset} into UTF-8, without a byte order mark. What
   * does not belong to the charset becomes a question mark in a diamond.
   */
  public CsvSample inUtf8(Charset charset) {
    String text = new String(bytes, charset);
    String unmarked = text.startsWith(MARK) ? text.substring(1) : text;
    byte[] utf8 = unmarked.getBytes(StandardCharsets.UTF_8);
    return new CsvSample(isWhole ? utf8 : Arrays.copyOf(utf8, lastLineEnd(utf8)), isWhole);
  }

  /** Where the last line ends that is surely whole; the length where there is none. */
  private static int lastLineEnd(byte[] utf8) {
    int at = utf8.length;
    // After a CR at the very end an LF may come.
    while (at > 0 && utf8[at - 1] != '\n' && (utf8[at - 1] != '\r' || at == utf8.length)) {
      at--;
    }
    return at == 0 ? utf8.length : at;
  }

  /**
   * Splits a sample that is in UTF-8 as the reader does; blank lines and comments are left out.
   * Headers and the lines before them are records like others.
   *
   * @param mostRecords how many records are enough
   */
  public List<CsvRecord> records(Dialect dialect, int mostRecords) {
    try {
      return new Splitting(dialect).records(mostRecords);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot be read", e);
    }
  }

  /** The rows of a sample of a file that is written so: what comes after its header. */
  public List<List<String>> rows(Dialect dialect) {
    CsvSample text = inUtf8(dialect.charset()).after(dialect.linesBefore());
    return text.records(dialect.inUtf8(), Integer.MAX_VALUE).stream()
        .skip(dialect.headerRows())
        .map(CsvRecord::fields)
        .toList();
  }

  private CsvSample after(int linesBefore) {
    int at = 0;
    for (int i = 0; i < linesBefore && at < bytes.length; i++) {
      while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
        at++;
      }
      boolean isPair = at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n';
      at = Math.min(bytes.length, at + (isPair ? 2 : 1));
    }
    return new CsvSample(Arrays.copyOfRange(bytes, at, bytes.length), isWhole);
  }

  /** Goes over the sample once. */
  private final class Splitting {

    private final Dialect dialect;
    private final FieldSplitter splitter;
    private final RecordBuffer lines;
    private int counted;
    private int line;

    Splitting(Dialect dialect) {
      this.dialect = dialect;
      this.splitter = new FieldSplitter(dialect, 0);
      // One byte more than there are, so that the first window is the last.
      int room = bytes.length + 1;
      this.lines =
          new RecordBuffer(new ByteArrayInputStream(bytes), "the sample", 0, room, 2 * room);
    }

    List<CsvRecord> records(int most) throws IOException {
      List<CsvRecord> records = new ArrayList<>();
      while (records.size() < most && lines.hasLine()) {
        int from = lines.from();
        if (Lines.isSkipped(lines.bytes(), from, dialect)) {
          int end = Lines.end(lines.bytes(), from);
          lines.take(Lines.next(lines.bytes(), end, lines.limit()));
        } else if (splitter.split(lines.bytes(), from, lines.limit(), isAll(from))) {
          records.add(record(from));
          lines.take(splitter.next());
        } else {
          // The sample ends within quotes.
          break;
        }
      }
      return records;
    }

    private boolean isAll(int from) {
      return isWhole || lines.limit() - from > LONGEST_OPEN_FIELD;
    }

    private CsvRecord record(int from) {
      List<String> fields = new ArrayList<>(splitter.fields());
      for (int i = 0; i < splitter.fields(); i++) {
        int start = splitter.start(i);
        fields.add(
            new String(splitter.text(), start, splitter.end(i) - start, StandardCharsets.UTF_8));
      }
      int end = Math.min(splitter.end(), bytes.length);
      int next = Math.min(splitter.next(), bytes.length);
      String lineBreak = new String(bytes, end, next - end, StandardCharsets.US_ASCII);
      return new CsvRecord(fields, lineOf(from), lineBreak, splitter.isBroken());
    }

    private int lineOf(int from) {
      for (; counted < from; counted++) {
        boolean isPair = bytes[counted] == '\r' && counted + 1 < from && bytes[counted + 1] == '\n';
        line += (bytes[counted] == '\n' || bytes[counted] == '\r') && !isPair ? 1 : 0;
      }
      return line;
    }
  }
}
