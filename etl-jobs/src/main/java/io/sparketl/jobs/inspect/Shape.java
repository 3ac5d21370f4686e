package io.sparketl.jobs.inspect;

import io.sparketl.jobs.io.csv.Dialect;
import java.util.List;

/**
 * How the records of a text are cut into fields.
 *
 * @param separator what stands between fields
 * @param quote what stands around fields, or nothing
 * @param escape how a quote is written within quotes
 * @param multiLine whether line breaks may stand within quotes
 */
record Shape(String separator, String quote, String escape, boolean multiLine) {

  /** Double quotes, doubled where they stand for themselves, on one line. */
  static Shape of(String separator) {
    return new Shape(separator, "\"", Dialect.STANDARD.escape(), false);
  }

  Shape withQuote(String other) {
    return new Shape(separator, other, escape, multiLine);
  }

  Shape withEscape(String other) {
    return new Shape(separator, quote, other, multiLine);
  }

  Shape acrossLines() {
    return new Shape(separator, quote, escape, true);
  }

  /** The shape as a dialect of UTF-8, for looking at what it makes of a text. */
  Dialect dialect() {
    return dialect("UTF-8", "", true, 0, false, List.of());
  }

  /** The shape with everything else that was recognized. */
  Dialect dialect(
      String encoding,
      String comment,
      boolean hasHeader,
      int linesBefore,
      boolean decimalComma,
      List<String> nullText) {
    Dialect standard = Dialect.STANDARD;
    return new Dialect(
        separator,
        quote,
        escape,
        encoding,
        hasHeader ? 1 : 0,
        linesBefore,
        List.of(),
        nullText,
        decimalComma,
        comment,
        multiLine,
        standard.surplusFields(),
        standard.missingFields(),
        standard.brokenQuotes(),
        standard.unendedLine(),
        standard.maxRecordBytes());
  }
}
