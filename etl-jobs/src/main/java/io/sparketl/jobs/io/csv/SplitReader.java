package io.sparketl.jobs.io.csv;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.jobs.io.ledger.SplitCounts;
import io.sparketl.jobs.io.ledger.Verdicts;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Takes the records off a split, one after another, and decides what becomes of each. */
final class SplitReader implements Closeable {

  private static final int BUFFER_BYTES = 256 << 10;

  private final CsvSplit split;
  private final CsvRead read;
  private final Batch batch;
  private final @Nullable RejectedRows rejects;
  private final InputStream stream;
  private final RecordBuffer buffer;
  private final RecordDecoder decoder;
  private final FieldScanner scanner;
  private final FieldSplitter splitter;
  private final boolean isScannable;
  private final int comment;
  private final byte separator;
  private final byte[] header;
  private final Verdicts verdicts;
  private final SplitCounts counts;

  /**
   * A reader at the beginning of {@code split}.
   *
   * @param batch where the rows go that are used
   * @param rejects where the others go, if they are asked for
   */
  SplitReader(
      CsvSplit split,
      CsvRead read,
      Batch batch,
      @Nullable RejectedRows rejects,
      Configuration hadoop)
      throws IOException {
    this.split = split;
    this.read = read;
    this.batch = batch;
    this.rejects = rejects;
    Dialect dialect = read.dialect();
    CsvFile file = split.file();
    int[] positions = file.positions().stream().mapToInt(Integer::intValue).toArray();
    this.separator = dialect.separatorBytes()[0];
    this.comment = dialect.commentByte();
    this.isScannable = dialect.separatorBytes().length == 1;
    this.scanner = new FieldScanner(separator, dialect.quoteByte(), positions);
    this.splitter = new FieldSplitter(dialect);
    this.decoder = new RecordDecoder(read, positions, file.head().columns().size(), batch);
    this.header = file.head().lastLine().getBytes(StandardCharsets.ISO_8859_1);
    this.verdicts = read.verdicts();
    this.counts = new SplitCounts(verdicts);
    // One byte early, to see whether a record begins at the very start.
    long from = split.isFirst() ? split.start() : split.start() - 1;
    this.stream =
        CsvInput.of(file.path(), file.length(), dialect, hadoop).open(CsvInput.ROWS, from);
    int most = dialect.maxRecordBytes();
    this.buffer = new RecordBuffer(stream, file.path(), from, Math.min(BUFFER_BYTES, most), most);
    if (!split.isFirst() && buffer.hasLine()) {
      skipLine(buffer.from());
    }
  }

  /** What became of the records so far. */
  SplitCounts counts() {
    return counts;
  }

  CsvSplit split() {
    return split;
  }

  /**
   * Reads records until the batch is full.
   *
   * @return false if the split was read to its end before
   */
  boolean fill() throws IOException {
    Batch target = rejects == null ? batch : rejects.batch();
    while (!target.isFull()) {
      if (!buffer.hasLine() || buffer.offsetOf(buffer.from()) >= split.end()) {
        counts.complete();
        return false;
      }
      int from = buffer.from();
      if (Lines.isSkipped(buffer.bytes(), from, comment, separator)) {
        skipLine(from);
      } else {
        record(from);
      }
    }
    return true;
  }

  private void skipLine(int from) {
    byte[] bytes = buffer.bytes();
    buffer.take(Lines.next(bytes, Lines.end(bytes, from), buffer.limit()));
  }

  private void record(int from) throws IOException {
    byte[] bytes = buffer.bytes();
    if (isScannable && scanner.scan(bytes, from)) {
      int end = scanner.end();
      boolean isHeader = isHeader(bytes, from, end);
      judge(decoder.decode(bytes, scanner, isHeader), from, end);
      buffer.take(Lines.next(bytes, end, buffer.limit()));
    } else {
      splitRecord();
    }
  }

  private void splitRecord() throws IOException {
    while (!splitter.split(
        buffer.bytes(), buffer.from(), buffer.limit(), buffer.isAtEnd() || buffer.isFull())) {
      buffer.more();
    }
    int from = buffer.from();
    boolean isHeader = isHeader(buffer.bytes(), from, splitter.end());
    judge(decoder.decode(splitter, isHeader), from, splitter.end());
    buffer.take(splitter.next());
  }

  private boolean isHeader(byte[] bytes, int from, int end) {
    return end - from == header.length
        && bytes[from] == header[0]
        && Arrays.equals(bytes, from, end, header, 0, header.length);
  }

  private void judge(int verdict, int from, int end) {
    counts.count(verdict);
    if (read.mode() == CsvRead.Mode.FAIL && decoder.loss(verdict) != Verdicts.USED) {
      throw refused(decoder.loss(verdict), from, end);
    }
    if (verdict == Verdicts.USED) {
      decoder.count(counts);
    } else if (verdict < verdicts.brokenRule(0)) {
      reject(verdict, from, end);
    }
    if (rejects != null) {
      batch.clear();
    } else if (verdict == Verdicts.USED) {
      batch.add();
    } else {
      batch.drop();
    }
  }

  private void reject(int verdict, int from, int end) {
    String file = split.file().path();
    long offset = buffer.offsetOf(from);
    if (rejects != null) {
      rejects.add(file, offset, verdicts.label(verdict), text(from, end));
    } else if (counts.wantsExample()) {
      counts.keep(RejectedRow.of(file, offset, verdicts.label(verdict), text(from, end)));
    }
  }

  private String text(int from, int end) {
    Charset charset = read.dialect().charset();
    boolean isSingleByte = Encoding.of(charset) == Encoding.SINGLE_BYTE;
    return new String(
        buffer.bytes(), from, end - from, isSingleByte ? charset : StandardCharsets.UTF_8);
  }

  private EtlException refused(int verdict, int from, int end) {
    RejectedRow row =
        RejectedRow.of(
            split.file().path(), buffer.offsetOf(from), verdicts.label(verdict), text(from, end));
    return new EtlException(
        ErrorCode.ROW_UNREADABLE,
        "%s, byte %,d: %s: %s".formatted(row.file(), row.offset(), row.reason(), row.text()),
        "mend the file, or read with the option mode=count and look at the rows that mode=rejects"
            + " gives");
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
