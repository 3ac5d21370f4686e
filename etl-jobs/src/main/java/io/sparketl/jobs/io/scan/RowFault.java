package io.sparketl.jobs.io.scan;

/** What can be wrong with a row as a whole, whatever its columns. */
public enum RowFault {
  /** It has more fields than its file has columns. */
  SURPLUS_FIELDS(0, "surplus fields"),
  /** It has fewer fields than its file has columns. */
  MISSING_FIELDS(1, "missing fields"),
  /** A quote does not close, or stands within a field and is not escaped. */
  BROKEN_QUOTE(2, "broken quote"),
  /** It is the file's own header once more. */
  HEADER_REPEATED(3, "header repeated"),
  /** It is the last of its file and has no line break, so that it may be cut. */
  UNENDED(4, "last line unended") {
    @Override
    String remedy() {
      return "if the file is whole, read it with unended-line=keep; otherwise get all of it";
    }
  },
  /** Its line ends within quotes: it is broken, or goes on in the next line. */
  OPEN_QUOTE(5, "open quote (see csv.multi-line)") {
    @Override
    String remedy() {
      return "if quoted fields of the file contain line breaks, read it with multi-line=true";
    }
  },
  /** It is no well-formed JSON. */
  BROKEN_JSON(6, "broken JSON"),
  /** It is JSON, but no object. */
  NO_OBJECT(7, "no JSON object"),
  /** Its line goes on after the object. */
  SURPLUS_TEXT(8, "surplus text after JSON object"),
  /** It has a wanted column more than once, and nobody knows which one is meant. */
  REPEATED_KEY(9, "key repeated");

  private final int number;
  private final String label;

  RowFault(int number, String label) {
    this.number = number;
    this.label = label;
  }

  /** Its place among all faults. */
  public int number() {
    return number;
  }

  /** What can be done about such rows alone; empty where nothing is known. */
  String remedy() {
    return "";
  }

  /** What such rows are counted under. */
  public String label() {
    return label;
  }
}
