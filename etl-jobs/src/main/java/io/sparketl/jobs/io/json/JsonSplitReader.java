package io.sparketl.jobs.io.json;

import io.sparketl.jobs.io.csv.CsvInput;
import io.sparketl.jobs.io.csv.Lines;
import io.sparketl.jobs.io.csv.RecordBuffer;
import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.jobs.io.ledger.Remark;
import io.sparketl.jobs.io.scan.RowIntake;
import io.sparketl.jobs.io.scan.RowPlace;
import io.sparketl.jobs.io.scan.SplitReader;
import io.sparketl.jobs.io.scan.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;

/** Takes the lines off a split, one after another. */
final class JsonSplitReader implements SplitReader, RowPlace {

  private static final int BUFFER_BYTES = 256 << 10;

  private final JsonSplit split;
  private final RowIntake intake;
  private final InputStream stream;
  private final RecordBuffer buffer;
  private final ObjectDecoder decoder;

  /** Whether what comes first belongs to a line of the split before. */
  private boolean isAmidLine;

  private int end;

  JsonSplitReader(JsonSplit split, RowIntake intake, Configuration hadoop) throws IOException {
    this.split = split;
    this.intake = intake;
    this.decoder = new ObjectDecoder(split.columns(), intake);
    this.isAmidLine = split.start() > 0;
    // One byte early, to see whether a line begins at the very start.
    long from = isAmidLine ? split.start() - 1 : 0;
    StoredFile file = split.file();
    this.stream = CsvInput.ofLines(hadoop).open(file.path(), file.length(), CsvInput.ROWS, from);
    int most = split.mostLineBytes();
    this.buffer = new RecordBuffer(stream, file.path(), from, Math.min(BUFFER_BYTES, most), most);
  }

  @Override
  public boolean fill() throws IOException {
    if (isAmidLine && buffer.hasLine()) {
      skipLine();
    }
    isAmidLine = false;
    while (!intake.isFull()) {
      if (!buffer.hasLine() || buffer.offsetOf(buffer.from()) >= split.part().end()) {
        return false;
      }
      if (Lines.isBlank(buffer.bytes(), buffer.from())) {
        passOverBlanks();
      } else {
        line();
      }
    }
    return true;
  }

  /** Blank lines at the very end of a file are not counted, as nobody misses them there. */
  private void passOverBlanks() throws IOException {
    long blanks = 0;
    do {
      blanks += buffer.offsetOf(buffer.from()) < split.part().end() ? 1 : 0;
      skipLine();
    } while (buffer.hasLine() && Lines.isBlank(buffer.bytes(), buffer.from()));
    if (buffer.hasLine()) {
      for (long i = 0; i < blanks; i++) {
        intake.remark(Remark.BLANK_LINE);
      }
    }
  }

  private void skipLine() {
    end = Lines.end(buffer.bytes(), buffer.from());
    buffer.take(Lines.next(buffer.bytes(), end, buffer.limit()));
  }

  private void line() throws IOException {
    byte[] bytes = buffer.bytes();
    end = Lines.end(bytes, buffer.from());
    intake.settle(decoder.decode(bytes, buffer.from(), end), this);
    buffer.take(Lines.next(bytes, end, buffer.limit()));
  }

  @Override
  public RejectedRow rejected(String reason) {
    int from = buffer.from();
    String text = new String(buffer.bytes(), from, end - from, StandardCharsets.UTF_8);
    return new RejectedRow(split.file().path(), buffer.offsetOf(from), reason, text);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
