package io.sparketl.jobs.inspect;

import io.sparketl.jobs.io.csv.CsvRecord;
import java.util.List;

/** What records end with. The reader takes any of them. */
public enum RecordEnd {
  /** Line feed. */
  LF,
  /** Carriage return and line feed. */
  CRLF,
  /** Carriage return. */
  CR,
  /** Several of these. */
  MIXED,
  /** None: there is one line, and the file ends with it. */
  NONE;

  static RecordEnd of(List<CsvRecord> records) {
    List<String> ends =
        records.stream().map(CsvRecord::end).filter(end -> !end.isEmpty()).distinct().toList();
    if (ends.isEmpty()) {
      return NONE;
    }
    if (ends.size() > 1) {
      return MIXED;
    }
    return switch (ends.get(0)) {
      case "\n" -> LF;
      case "\r" -> CR;
      default -> CRLF;
    };
  }
}
