package io.sparketl.jobs.io.csv;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.jobs.io.ledger.Remark;
import io.sparketl.jobs.io.ledger.Verdicts;
import io.sparketl.jobs.io.scan.RowIntake;
import io.sparketl.jobs.io.scan.RowPlace;
import io.sparketl.jobs.io.scan.SplitReader;
import io.sparketl.jobs.io.scan.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.apache.hadoop.conf.Configuration;

/** Takes the records off a split, one after another. */
final class CsvSplitReader implements SplitReader, RowPlace {

  private static final int BUFFER_BYTES = 256 << 10;

  private final CsvSplit split;
  private final RowIntake intake;
  private final InputStream stream;
  private final RecordBuffer buffer;
  private final RecordDecoder decoder;
  private final FieldScanner scanner;
  private final FieldSplitter splitter;
  private final boolean isScannable;
  private final int comment;
  private final byte[] separator;
  private final HeaderLine header;
  private final boolean isOneColumn;
  private final Charset charset;

  /** Whether what comes first belongs to a record of the split before. */
  private boolean isAmidRecord;

  /** How many blank lines stand before the end of the file, or before its unended last line. */
  private long blanksAtEnd;

  private int begin;
  private int end;

  CsvSplitReader(CsvSplit split, RowIntake intake, Configuration hadoop) throws IOException {
    this(split, intake, hadoop, BUFFER_BYTES);
  }

  /** The same with a buffer of a given size, which changes nothing that can be seen. */
  CsvSplitReader(CsvSplit split, RowIntake intake, Configuration hadoop, int bufferBytes)
      throws IOException {
    this.split = split;
    this.intake = intake;
    Dialect dialect = split.dialect();
    this.separator = dialect.separatorBytes();
    this.comment = dialect.commentByte();
    this.charset = dialect.text().charset();
    this.isScannable = separator.length == 1;
    int[] positions = split.csv().positions().stream().mapToInt(Integer::intValue).toArray();
    this.scanner = new FieldScanner(separator[0], dialect.quoteByte(), positions);
    int width = split.csv().head().columns().size();
    this.splitter = new FieldSplitter(dialect, width);
    this.isOneColumn = width == 1;
    this.decoder = new RecordDecoder(dialect, positions, width, intake);
    this.header = new HeaderLine(split.csv().head(), dialect);
    // One byte early, to see whether a record begins at the very start.
    long from = split.isFirst() ? split.start() : split.start() - 1;
    StoredFile file = split.file();
    this.stream =
        new CsvInput(dialect, hadoop).open(file.path(), file.length(), CsvInput.ROWS, from);
    int most = dialect.maxRecordBytes();
    this.buffer = new RecordBuffer(stream, file.path(), from, Math.min(bufferBytes, most), most);
    this.isAmidRecord = !split.isFirst();
  }

  @Override
  public boolean fill() throws IOException {
    if (isAmidRecord && buffer.hasLine()) {
      skipLine(buffer.from());
    }
    isAmidRecord = false;
    while (!intake.isFull()) {
      if (!buffer.hasEndedLine()) {
        readUnended();
        return false;
      }
      int from = buffer.from();
      if (buffer.offsetOf(from) >= split.end()) {
        return false;
      }
      if (Lines.isSkipped(buffer.bytes(), from, comment, separator)) {
        passOver(from);
      } else {
        record(from);
      }
    }
    return true;
  }

  /**
   * A last line without a line break is read apart, so that no other is asked whether it is one.
   */
  private void readUnended() throws IOException {
    if (!buffer.hasLine() || isBlank(buffer.from())) {
      return;
    }
    remark(Remark.BLANK_LINE, blanksAtEnd);
    if (buffer.offsetOf(buffer.from()) >= split.end()) {
      return;
    }
    if (isComment(buffer.from())) {
      intake.remark(Remark.COMMENT);
      skipLine(buffer.from());
    } else {
      splitRecord();
    }
  }

  private void passOver(int from) throws IOException {
    if (isComment(from)) {
      intake.remark(Remark.COMMENT);
      skipLine(from);
    } else if (isOneColumn) {
      record(from);
    } else {
      passOverBlanks();
    }
  }

  /**
   * Counts blank lines, but not those at the very end of a file, which editors leave there and
   * nobody misses; so it looks for something after them, beyond the split if need be.
   */
  private void passOverBlanks() throws IOException {
    long blanks = 0;
    do {
      blanks += buffer.offsetOf(buffer.from()) < split.end() ? 1 : 0;
      skipLine(buffer.from());
    } while (buffer.hasEndedLine() && isBlank(buffer.from()));
    if (buffer.hasEndedLine()) {
      remark(Remark.BLANK_LINE, blanks);
    } else {
      blanksAtEnd = blanks;
    }
  }

  private void remark(Remark remark, long times) {
    for (long i = 0; i < times; i++) {
      intake.remark(remark);
    }
  }

  private boolean isComment(int from) {
    return comment >= 0 && buffer.bytes()[from] == comment;
  }

  /** In a table of one column a line of nothing is a row without a value. */
  private boolean isBlank(int from) {
    return !isOneColumn
        && !isComment(from)
        && Lines.isSkipped(buffer.bytes(), from, comment, separator);
  }

  private void skipLine(int from) {
    byte[] bytes = buffer.bytes();
    buffer.take(Lines.next(bytes, Lines.end(bytes, from), buffer.limit()));
  }

  private void record(int from) throws IOException {
    byte[] bytes = buffer.bytes();
    if (!isScannable || !scanner.scan(bytes, from)) {
      splitRecord();
      return;
    }
    begin = from;
    end = scanner.end();
    boolean isHeader = header.begins(bytes, from) && isHeaderAgain();
    int verdict = decoder.decode(bytes, scanner, isHeader);
    if (verdict != Verdicts.USED) {
      requireNoHeader(verdict);
    }
    intake.settle(verdict, this);
    buffer.take(Lines.next(bytes, end, buffer.limit()));
  }

  private void splitRecord() throws IOException {
    while (!splitter.split(buffer.bytes(), buffer.from(), buffer.limit(), buffer.isAll())) {
      buffer.more();
    }
    begin = buffer.from();
    end = splitter.end();
    int next = splitter.next();
    if (splitter.spansLines(begin)) {
      intake.remark(Remark.LINE_BREAKS);
    }
    boolean isUnended = buffer.isUnended(end);
    boolean isHeader = header.begins(buffer.bytes(), begin) && isHeaderAgain();
    int verdict = decoder.decode(splitter, isHeader, isUnended);
    if (verdict != Verdicts.USED) {
      requireNoHeader(verdict);
    }
    intake.settle(verdict, this);
    buffer.take(next);
  }

  private boolean isHeaderAgain() {
    splitter.split(buffer.bytes(), begin, buffer.limit(), true);
    return switch (header.likenessOf(splitter)) {
      case NONE -> false;
      case SAME -> true;
      case OTHER -> {
        if (isHarmless(splitter.fields())) {
          yield false;
        }
        throw otherHeader();
      }
    };
  }

  /** Nothing follows the last line, and rows as wide as the other header may be rejected anyway. */
  private boolean isHarmless(int fields) {
    int width = split.csv().head().columns().size();
    Irregular otherWidths =
        fields > width ? split.dialect().surplusFields() : split.dialect().missingFields();
    return buffer.isUnended(end) || (fields != width && otherWidths == Irregular.REJECT);
  }

  /** A header that begins with a name of its own is found by what cannot be read in it. */
  private void requireNoHeader(int verdict) {
    if (intake.verdicts().isUnreadable(verdict) && header.mayBegin(buffer.bytes()[begin])) {
      isHeaderAgain();
    }
  }

  private EtlException otherHeader() {
    return new EtlException(
        ErrorCode.HEADER_INVALID,
        "%s has another header at byte %,d: %s"
            .formatted(
                split.file().path(), buffer.offsetOf(begin), rejected("").shortened().text()),
        "make two files of it there: what follows it would be read by the first header, into the"
            + " wrong columns");
  }

  @Override
  public RejectedRow rejected(String reason) {
    String text = new String(buffer.bytes(), begin, end - begin, charset);
    return new RejectedRow(split.file().path(), buffer.offsetOf(begin), reason, text);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
