package io.sparketl.jobs.io.csv;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileStatus;

/**
 * What a CSV file says before its first row.
 *
 * @param columns the names of its columns, as they stand there
 * @param rowsAt the byte at which the first row begins, after decompression and transcoding
 * @param lastLine the bytes of the last line of the header, to know it by when it comes again;
 *     empty where there is no header
 */
public record CsvHead(List<String> columns, long rowsAt, String lastLine) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** More columns are no table, and a line of a million separators is no header. */
  public static final int MOST_COLUMNS = 20_000;

  private static final int BUFFER_BYTES = 16 << 10;

  public CsvHead {
    columns = List.copyOf(columns);
  }

  /**
   * Reads the head of a file, and no rows.
   *
   * @throws EtlException HEADER_INVALID if there is none or it cannot be understood
   * @throws IOException if the file cannot be read
   */
  public static CsvHead of(FileStatus file, CsvInput input) throws IOException {
    String path = file.getPath().toString();
    Dialect dialect = input.dialect();
    try (InputStream stream = input.open(path, file.getLen(), CsvInput.HEAD, 0)) {
      RecordBuffer lines =
          new RecordBuffer(
              stream,
              path,
              0,
              Math.min(BUFFER_BYTES, dialect.maxRecordBytes()),
              dialect.maxRecordBytes());
      return new HeadReader(path, dialect, lines).read();
    }
  }

  /** Reads the head from a window over the file. */
  private static final class HeadReader {

    private static final byte[] UTF8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final String path;
    private final Dialect dialect;
    private final RecordBuffer lines;
    private final FieldSplitter splitter;
    private final Charset charset;

    HeadReader(String path, Dialect dialect, RecordBuffer lines) {
      this.path = path;
      this.dialect = dialect;
      this.lines = lines;
      this.splitter = new FieldSplitter(dialect, 0);
      this.charset = dialect.text().charset();
    }

    CsvHead read() throws IOException {
      if (!lines.hasLine() && dialect.headerRows() == 0) {
        return new CsvHead(dialect.columns(), 0, "");
      }
      skipMark();
      for (int i = 0; i < dialect.linesBefore() && lines.hasLine(); i++) {
        lines.take(
            Lines.next(lines.bytes(), Lines.end(lines.bytes(), lines.from()), lines.limit()));
      }
      List<String> names = new ArrayList<>();
      String lastLine = "";
      for (int i = 0; i < dialect.headerRows(); i++) {
        record();
        join(names, names());
        lastLine =
            new String(
                lines.bytes(),
                lines.from(),
                splitter.end() - lines.from(),
                StandardCharsets.ISO_8859_1);
        lines.take(splitter.next());
      }
      if (!dialect.columns().isEmpty()) {
        names = dialect.columns();
      } else if (dialect.headerRows() == 0) {
        record();
        names = IntStream.range(0, splitter.fields()).mapToObj(i -> "_c" + i).toList();
      }
      return new CsvHead(names, lines.offsetOf(lines.from()), lastLine);
    }

    private void skipMark() throws IOException {
      if (!lines.hasLine()) {
        throw refused(
            "%s has no header: it is empty",
            "check how the file was made, or leave it out of the path");
      }
      byte[] bytes = lines.bytes();
      if (Arrays.equals(bytes, 0, 3, UTF8_MARK, 0, 3)) {
        lines.take(3);
      }
    }

    private void record() throws IOException {
      while (lines.hasLine() && Lines.isSkipped(lines.bytes(), lines.from(), dialect)) {
        int end = Lines.end(lines.bytes(), lines.from());
        lines.take(Lines.next(lines.bytes(), end, lines.limit()));
      }
      if (!lines.hasLine()) {
        throw refused(
            "%s has no header: it ends before",
            "check how the file was made, or leave it out of the path");
      }
      while (!splitter.split(lines.bytes(), lines.from(), lines.limit(), lines.isAll())) {
        lines.more();
      }
      requireHeader();
    }

    private List<String> names() {
      return IntStream.range(0, splitter.fields()).mapToObj(this::name).toList();
    }

    private void requireHeader() {
      // Where its names are not asked for, it is only passed over.
      if (splitter.isBroken() && dialect.columns().isEmpty()) {
        throw refused(
            "the header of %s cannot be read: it has a quote that does not open or close a name",
            "check the source's csv.quote and csv.escape");
      }
      if (splitter.fields() > MOST_COLUMNS) {
        throw refused(
            "the header of %s cannot be read: it has more than 20,000 columns",
            "check that this is the right file, and the source's csv.separator");
      }
      for (int at = lines.from(); at < splitter.end(); at++) {
        if (lines.bytes()[at] == 0) {
          throw refused(
              "the header of %s cannot be read: it has a NUL byte, which text does not have",
              "check that this is the right file; of UTF-16, set the source's csv.encoding");
        }
      }
    }

    private String name(int field) {
      int start = splitter.start(field);
      int length = splitter.end(field) - start;
      try {
        return charset
            .newDecoder()
            .decode(ByteBuffer.wrap(splitter.text(), start, length))
            .toString();
      } catch (CharacterCodingException e) {
        // Where names are given, those of the file are not asked for.
        if (!dialect.columns().isEmpty()) {
          return new String(splitter.text(), start, length, charset);
        }
        throw refused(
            "the header of %s cannot be read: it has bytes that are not of the encoding",
            "check that this is the right file, and the source's csv.encoding");
      }
    }

    private static void join(List<String> names, List<String> parts) {
      for (int i = 0; i < parts.size(); i++) {
        if (i == names.size()) {
          names.add(parts.get(i));
        } else if (!parts.get(i).isBlank()) {
          names.set(i, (names.get(i) + " " + parts.get(i).strip()).strip());
        }
      }
    }

    private EtlException refused(String problem, String remedy) {
      return new EtlException(ErrorCode.HEADER_INVALID, problem.formatted(path), remedy);
    }
  }
}
