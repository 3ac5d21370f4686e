package io.sparketl.jobs.io.csv;

import java.util.Arrays;

/**
 * Splits a record by every rule of its dialect, and takes quotes and escapes out of the fields.
 *
 * <p>A quote opens a field only as its first character, and closes it only where a separator or the
 * record's end follows. A record with a quote anywhere else, or with one that does not close, is
 * broken. Of the ways to read it then the first is taken that gives as many fields as its file has
 * columns. One that does not close ends with its line, so that it cannot swallow the next ones; and
 * where line breaks may stand within quotes, a record of lines that would all be rows ends so, too.
 */
final class FieldSplitter {

  private static final int FIELDS_AT_FIRST = 64;

  /** Which quotes are not what they should be, but text. */
  private enum Text {
    /** Those within fields that do not begin with one. */
    IN_UNQUOTED,
    /** Those within quoted fields, too, which neither are escaped nor close the field. */
    IN_QUOTED,
    /** Those that open a field as well, unless it closes and has no such quotes within. */
    OPENING
  }

  private final byte[] separator;
  private final int quote;
  private final int escape;
  private final boolean isMultiLine;
  private final int width;

  private byte[] bytes = {};
  private int limit;

  private byte[] text = new byte[256];
  private int length;
  private int[] starts = new int[FIELDS_AT_FIRST];
  private int[] ends = new int[FIELDS_AT_FIRST];
  private int fields;
  private int next;
  private int end;
  private boolean isBroken;
  private boolean isMisclosed;
  private boolean isOpen;

  /**
   * A splitter for files of a dialect.
   *
   * @param width how many fields records should have; 0 where that is not known
   */
  FieldSplitter(Dialect dialect, int width) {
    this.separator = dialect.separatorBytes();
    this.quote = dialect.quoteByte();
    this.escape = dialect.escapeByte();
    this.isMultiLine = dialect.multiLine();
    this.width = width;
  }

  /**
   * Splits the record that begins at {@code from}.
   *
   * @param limit where the bytes end; a line break stands before it
   * @param isAll whether nothing comes after these bytes
   * @return false if a quoted field goes on beyond the limit, and more bytes are to be had
   */
  boolean split(byte[] bytes, int from, int limit, boolean isAll) {
    this.bytes = bytes;
    this.limit = limit;
    isBroken = false;
    isMisclosed = false;
    isOpen = false;
    boolean isWhole = splitFields(from, mostEnd(from), Text.IN_UNQUOTED);
    if (isWhole && (!isBroken || fields == width) && !swallowsRows(from)) {
      return true;
    }
    boolean isLeftOpen = !isWhole && !isMisclosed;
    if (isLeftOpen && isMultiLine && !isAll) {
      return false;
    }
    isOpen = isLeftOpen && !isMultiLine;
    isBroken = true;
    splitBroken(from);
    return true;
  }

  /**
   * Whether a record of several lines is rather as many rows, the first and the last of which have
   * a stray quote each: every line by itself has as many fields as there are columns.
   */
  private boolean swallowsRows(int from) {
    int last = end;
    if (width < 2 || lineEnd(from) >= last) {
      return false;
    }
    boolean wasBroken = isBroken;
    int at = from;
    while (at <= last && isRow(at)) {
      finish(lineEnd(at));
      at = next;
    }
    if (at > last) {
      return true;
    }
    splitFields(from, mostEnd(from), Text.IN_UNQUOTED);
    isBroken = wasBroken;
    return false;
  }

  private boolean isRow(int from) {
    int line = lineEnd(from);
    return fits(from, line, Text.IN_UNQUOTED)
        || fits(from, line, Text.IN_QUOTED)
        || fits(from, line, Text.OPENING);
  }

  private void splitBroken(int from) {
    int line = lineEnd(from);
    if (fits(from, line, Text.IN_QUOTED) || fits(from, line, Text.OPENING)) {
      return;
    }
    if (!splitFields(from, mostEnd(from), Text.IN_UNQUOTED)
        && !splitFields(from, line, Text.IN_QUOTED)) {
      splitFields(from, line, Text.OPENING);
    }
  }

  private boolean fits(int from, int to, Text quotes) {
    return splitFields(from, to, quotes) && fields == width;
  }

  /** True if all is well; false where a quote is left open or closes within a field. */
  private boolean splitFields(int from, int to, Text quotes) {
    begin(to);
    int at = from;
    while (true) {
      int start = length;
      at = field(at, to, quotes);
      if (at < 0) {
        return false;
      }
      add(start);
      if (at >= to || isLineBreak(at)) {
        finish(at);
        return true;
      }
      at += separator.length;
    }
  }

  /** Where the field ends that begins at {@code at}, or -1 if it is broken. */
  private int field(int at, int to, Text quotes) {
    if (at >= to || !isQuote(at)) {
      return unquoted(at, to);
    }
    int start = length;
    int fieldEnd = quoted(at + 1, to, quotes == Text.IN_QUOTED);
    if (fieldEnd >= 0 || quotes != Text.OPENING) {
      return fieldEnd;
    }
    length = start;
    return unquoted(at, to);
  }

  private void begin(int to) {
    fields = 0;
    length = 0;
    end = to;
  }

  private void finish(int at) {
    end = at;
    next = at;
    if (next < limit && bytes[next] == '\r') {
      next++;
      if (next < limit && bytes[next] == '\n') {
        next++;
      }
    } else if (next < limit) {
      next++;
    }
  }

  private int unquoted(int from, int to) {
    int at = from;
    while (at < to && !isLineBreak(at) && !isSeparator(at, to)) {
      isBroken |= isQuote(at);
      append(bytes[at++]);
    }
    return at;
  }

  /** Where the field ends that is quoted from before {@code from} on, or -1 if it is broken. */
  private int quoted(int from, int to, boolean isLenient) {
    int at = from;
    while (at < to) {
      byte character = bytes[at];
      boolean hasNext = at + 1 < to;
      if (character == quote) {
        if (!hasNext || isLineBreak(at + 1) || isSeparator(at + 1, to)) {
          return at + 1;
        }
        boolean isDoubled = escape == quote && bytes[at + 1] == quote;
        if (!isDoubled && !isLenient) {
          isMisclosed = true;
          return -1;
        }
        append(character);
        at += isDoubled ? 2 : 1;
      } else if (isEscape(at) && hasNext && (isQuote(at + 1) || isEscape(at + 1))) {
        append(bytes[at + 1]);
        at += 2;
      } else {
        append(character);
        at++;
      }
    }
    return -1;
  }

  private boolean isEscape(int at) {
    return escape >= 0 && bytes[at] == escape;
  }

  private boolean isQuote(int at) {
    return quote >= 0 && bytes[at] == quote;
  }

  private boolean isLineBreak(int at) {
    return bytes[at] == '\n' || bytes[at] == '\r';
  }

  private boolean isSeparator(int at, int to) {
    if (bytes[at] != separator[0] || at + separator.length > to) {
      return false;
    }
    for (int i = 1; i < separator.length; i++) {
      if (bytes[at + i] != separator[i]) {
        return false;
      }
    }
    return true;
  }

  /** How far the record can go that begins at {@code from}. */
  private int mostEnd(int from) {
    return isMultiLine ? limit : lineEnd(from);
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < limit && !isLineBreak(at)) {
      at++;
    }
    return at;
  }

  private void append(byte character) {
    if (length == text.length) {
      text = Arrays.copyOf(text, 2 * length);
    }
    text[length++] = character;
  }

  private void add(int start) {
    if (fields == starts.length) {
      starts = Arrays.copyOf(starts, 2 * fields);
      ends = Arrays.copyOf(ends, 2 * fields);
    }
    starts[fields] = start;
    ends[fields++] = length;
  }

  /** The bytes in which the fields stand. */
  byte[] text() {
    return text;
  }

  /** How many fields the record has. */
  int fields() {
    return fields;
  }

  /** Where a field begins in {@link #text}. */
  int start(int field) {
    return starts[field];
  }

  /** Where a field ends in {@link #text}. */
  int end(int field) {
    return ends[field];
  }

  /** Where the record ends, its line break not included. */
  int end() {
    return end;
  }

  /** Where the next record begins. */
  int next() {
    return next;
  }

  /** Whether the record is broken because its line ends within quotes. */
  boolean isOpen() {
    return isOpen;
  }

  /** Whether the record that begins at {@code from} has line breaks within quotes. */
  boolean spansLines(int from) {
    return isMultiLine && lineEnd(from) < end;
  }

  /** Whether a quote in the record does not close, or stands within a field. */
  boolean isBroken() {
    return isBroken;
  }
}
