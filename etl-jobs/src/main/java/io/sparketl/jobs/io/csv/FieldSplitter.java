package io.sparketl.jobs.io.csv;

import java.util.Arrays;

/**
 * Splits a record by every rule of its dialect, and takes quotes and escapes out of the fields.
 *
 * <p>A quote opens a field only as its first character, and closes it only where a separator or the
 * record's end follows. If a quote comes elsewhere within, or none closes, the record is broken: it
 * then ends with its line, so that it cannot swallow the next ones.
 */
final class FieldSplitter {

  private static final int FIELDS_AT_FIRST = 64;

  private final byte[] separator;
  private final int quote;
  private final Escape escape;
  private final boolean isMultiLine;

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

  FieldSplitter(Dialect dialect) {
    this.separator = dialect.separatorBytes();
    this.quote = dialect.quoteByte();
    this.escape = dialect.escape();
    this.isMultiLine = dialect.multiLine();
  }

  /**
   * Splits the record that begins at {@code from}.
   *
   * @param limit where the bytes end; a line break stands before it
   * @param isAll whether nothing comes after these bytes, or nothing more can be held
   * @return false if a quoted field goes on beyond the limit, and more bytes are to be had
   */
  boolean split(byte[] bytes, int from, int limit, boolean isAll) {
    this.bytes = bytes;
    this.limit = limit;
    isBroken = false;
    if (splitFields(from, isMultiLine ? limit : lineEnd(from), quote)) {
      return true;
    }
    if (isMultiLine && !isBroken && !isAll) {
      return false;
    }
    isBroken = true;
    if (!splitLeniently(from)) {
      splitFields(from, lineEnd(from), -1);
    }
    return true;
  }

  /** True if all is well; false where a quote is left open or closes within a field. */
  private boolean splitFields(int from, int to, int mark) {
    begin(to);
    int at = from;
    while (true) {
      int start = length;
      if (at < to && bytes[at] == mark && mark >= 0) {
        at = quoted(at + 1, to, false);
        if (at < 0) {
          return false;
        }
      } else {
        at = unquoted(at, to);
      }
      add(start);
      if (at >= to || isLineBreak(at)) {
        finish(at);
        return true;
      }
      at += separator.length;
    }
  }

  /** Takes quotes that neither open nor close for text; false if then one is still left open. */
  private boolean splitLeniently(int from) {
    int to = lineEnd(from);
    begin(to);
    int at = from;
    while (true) {
      int start = length;
      at = at < to && bytes[at] == quote ? quoted(at + 1, to, true) : unquoted(at, to);
      if (at < 0) {
        return false;
      }
      add(start);
      if (at >= to) {
        finish(at);
        return true;
      }
      at += separator.length;
    }
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
        boolean isDoubled = escape == Escape.DOUBLED && bytes[at + 1] == quote;
        if (!isDoubled && !isLenient) {
          isBroken = true;
          return -1;
        }
        append(character);
        at += isDoubled ? 2 : 1;
      } else if (character == '\\' && escape == Escape.BACKSLASH && hasNext && isEscaped(at + 1)) {
        append(bytes[at + 1]);
        at += 2;
      } else {
        append(character);
        at++;
      }
    }
    return -1;
  }

  private boolean isEscaped(int at) {
    return bytes[at] == quote || bytes[at] == '\\';
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

  /** Whether a quote in the record does not close, or closes within a field. */
  boolean isBroken() {
    return isBroken;
  }
}
