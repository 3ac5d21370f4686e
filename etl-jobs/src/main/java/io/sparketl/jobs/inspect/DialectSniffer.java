package io.sparketl.jobs.inspect;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.csv.CsvRecord;
import io.sparketl.jobs.io.csv.CsvSample;
import java.util.ArrayList;
import java.util.List;

/**
 * Recognizes how a CSV file is written from its beginning: the encoding by its bytes, the separator
 * and the quotes by how evenly they cut the records, the rest by what is in the fields then.
 */
final class DialectSniffer {

  /** A note on files that may be no table at all. */
  static final String ONE_COLUMN = "nothing separates fields: one column, or no table at all";

  /** Splits off nothing. */
  private static final Shape LINES = Shape.of("\u0000");

  private static final String COMMENT = "#";

  private final TextEncoding encoding;
  private final CsvSample text;
  private final Shape shape;

  private DialectSniffer(TextEncoding encoding, CsvSample text) {
    this.encoding = encoding;
    this.text = text;
    this.shape = new ShapeFinder(text).find().orElse(LINES);
  }

  /**
   * What was recognized of a file.
   *
   * @param dialect how it is written
   * @param columns its columns, named {@code _c0} and so on where it does not name them
   */
  record Recognized(RecognizedDialect dialect, List<ColumnReport> columns) {}

  /**
   * Recognizes how a file is written.
   *
   * @param sample its beginning
   * @param path its path, for messages
   * @throws EtlException INPUT_UNREADABLE if it is no text, HEADER_INVALID if nothing is in it
   */
  static Recognized sniff(CsvSample sample, String path) {
    byte[] bytes = sample.bytes();
    if (bytes.length == 0) {
      throw nothingIn("%s is empty".formatted(path));
    }
    TextEncoding encoding = TextEncoding.of(bytes, sample.isWhole(), path);
    CsvSample text = sample.inUtf8(encoding.toCharset());
    DialectSniffer sniffer = new DialectSniffer(encoding, text);
    List<CsvRecord> records = text.records(sniffer.shape.dialect(), Integer.MAX_VALUE);
    if (records.isEmpty()) {
      throw nothingIn("%s has nothing but blank lines".formatted(path));
    }
    return sniffer.recognize(records);
  }

  private Recognized recognize(List<CsvRecord> all) {
    int width = ShapeScore.commonWidth(all);
    boolean hasComments = all.stream().anyMatch(record -> isComment(record, all, width));
    List<CsvRecord> records =
        all.stream().filter(record -> !isComment(record, all, width)).toList();
    int lead = ShapeScore.lead(records, width);
    SampleTable table = SampleTable.of(records.subList(lead, records.size()));
    char point = table.point(shape.separator());
    List<ColumnTally> tallies = table.tallies(point);
    boolean isTable = !shape.equals(LINES);
    RecognizedDialect dialect =
        new RecognizedDialect(
            (isTable ? shape : Shape.of(","))
                .dialect(
                    encoding.charset(),
                    hasComments ? COMMENT : "",
                    table.hasHeader(),
                    lead == 0 ? 0 : records.get(lead).line(),
                    point == ',',
                    SampleTable.nothings(tallies)),
            encoding.hasMark(),
            RecordEnd.of(all),
            table.rows(text.isWhole()),
            notes(table, isTable));
    return new Recognized(dialect, table.columns(tallies));
  }

  /** A header may begin with the mark of a comment, but is as wide as the rows, or nearly. */
  private static boolean isComment(CsvRecord record, List<CsvRecord> all, int width) {
    int fields = record.fields().size();
    return width > 1
        && record.fields().get(0).startsWith(COMMENT)
        && fields != width
        && !(record.equals(all.get(0)) && 2 * fields >= width && fields > 2);
  }

  private List<String> notes(SampleTable table, boolean isTable) {
    List<String> notes = new ArrayList<>();
    if (!isTable) {
      notes.add(ONE_COLUMN);
    }
    if (encoding.strays() > 0) {
      notes.add("places that are not %s: %d".formatted(encoding.charset(), encoding.strays()));
    }
    if (table.repeats() > 0) {
      notes.add("rows that are the header again: %d".formatted(table.repeats()));
    }
    if (text.isWhole() && table.isUnended()) {
      notes.add("the last line has no line break: it may be cut");
    }
    return notes;
  }

  private static EtlException nothingIn(String problem) {
    return new EtlException(
        ErrorCode.HEADER_INVALID,
        problem,
        "check how the file was made, or leave it out of the path");
  }
}
