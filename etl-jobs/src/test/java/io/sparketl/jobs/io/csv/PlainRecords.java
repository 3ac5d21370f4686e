package io.sparketl.jobs.io.csv;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a dialect, said as plainly as they can be: the whole text in memory, one character
 * after another, no regard to speed. A character here is a byte, so that places are offsets.
 */
final class PlainRecords {

  /**
   * A record.
   *
   * @param from where it begins
   * @param end where it ends, its line break not included
   */
  record Plain(int from, int end, List<String> fields, boolean isBroken, boolean isOpen) {}

  private final String text;
  private final Dialect dialect;
  private final String separator;
  private final int width;
  private boolean isMisclosed;
  private long comments;
  private long blankLines;
  private long blanks;

  PlainRecords(String text, Dialect dialect, Charset stored, int width) {
    this.text = text;
    this.dialect = dialect;
    this.width = width;
    this.separator = FuzzedFile.bytesAsText(dialect.separator().getBytes(stored));
  }

  /** All records from a place on. */
  List<Plain> from(int start) {
    List<Plain> records = new ArrayList<>();
    int at = start;
    while (at < text.length()) {
      int end = lineEnd(at);
      String line = text.substring(at, end);
      boolean isComment = isComment(line);
      boolean isBlank = !isComment && width > 1 && isBlank(line);
      blanks += isBlank ? 1 : 0;
      comments += isComment ? 1 : 0;
      blankLines += isBlank ? 0 : blanks;
      blanks = isBlank ? blanks : 0;
      if (!isBlank && !isComment) {
        Plain record = record(at, end);
        records.add(record);
        end = record.end();
      }
      at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    return records;
  }

  private boolean isComment(String line) {
    return !dialect.comment().isEmpty() && line.startsWith(dialect.comment());
  }

  private boolean isBlank(String line) {
    return line.matches("[ \t]*") && !line.contains(separator);
  }

  /** How many comments there were among the records. */
  long comments() {
    return comments;
  }

  /** How many blank lines there were before the last thing that is not one. */
  long blankLines() {
    return blankLines;
  }

  /**
   * A record in which a quote is not what it should be is broken. Of the ways to read it the first
   * counts that gives as many fields as there should be, and else the first at all.
   */
  private Plain record(int from, int lineEnd) {
    int limit = dialect.multiLine() ? text.length() : lineEnd;
    isMisclosed = false;
    Optional<Plain> strict = read(from, limit, false, false);
    boolean isOpen = strict.isEmpty() && !isMisclosed && !dialect.multiLine();
    if (strict.isPresent()
        && (!strict.get().isBroken() || isFitting(strict.get()))
        && !(lineEnd < strict.get().end() && hasOnlyRows(from, strict.get().end()))) {
      return strict.get();
    }
    Optional<Plain> lenient = read(from, lineEnd, true, false);
    Optional<Plain> opened = read(from, lineEnd, false, true);
    Plain read =
        lenient
            .filter(this::isFitting)
            .or(() -> opened.filter(this::isFitting))
            .or(() -> strict)
            .or(() -> lenient)
            .or(() -> opened)
            .orElseThrow();
    return new Plain(from, read.end(), read.fields(), true, isOpen);
  }

  /** Whether all lines up to a place are rows by themselves, in one way or another. */
  private boolean hasOnlyRows(int from, int end) {
    int at = from;
    while (at <= end) {
      int line = lineEnd(at);
      boolean isRow =
          read(at, line, false, false).filter(this::isFitting).isPresent()
              || read(at, line, true, false).filter(this::isFitting).isPresent()
              || read(at, line, false, true).filter(this::isFitting).isPresent();
      if (!isRow) {
        return false;
      }
      at = line + (text.startsWith("\r\n", line) ? 2 : 1);
    }
    return width > 1;
  }

  private boolean isFitting(Plain record) {
    return record.fields().size() == width;
  }

  /**
   * The record, or nothing if a quote does not close, or closes where it must not.
   *
   * @param isLenient whether a quote within a quoted field, which does not close it, is text
   * @param isTextElse whether a quote that opens a field which is then broken is text
   */
  private Optional<Plain> read(int from, int limit, boolean isLenient, boolean isTextElse) {
    List<String> fields = new ArrayList<>();
    boolean isBroken = false;
    int at = from;
    while (true) {
      StringBuilder field = new StringBuilder();
      int end = isQuote(at, limit) ? quoted(at + 1, limit, isLenient, field) : -1;
      if (end < 0) {
        if (isQuote(at, limit) && !isTextElse) {
          return Optional.empty();
        }
        field.setLength(0);
        for (end = at; !isFieldEnd(end, limit); end++) {
          isBroken |= isQuote(end, limit);
          field.append(text.charAt(end));
        }
      }
      fields.add(field.toString());
      if (isRecordEnd(end, limit)) {
        return Optional.of(new Plain(from, end, fields, isBroken, false));
      }
      at = end + separator.length();
    }
  }

  /** Reads a field that was opened; returns where it ends, or -1 if it is broken. */
  private int quoted(int from, int limit, boolean isLenient, StringBuilder field) {
    int at = from;
    while (at < limit) {
      if (isClosing(at, limit)) {
        return at + 1;
      }
      boolean isEscaped = at + 1 < limit && isEscape(at);
      if (isQuote(at, limit) && !isEscaped && !isLenient) {
        isMisclosed = true;
        return -1;
      }
      at += isEscaped ? 1 : 0;
      field.append(text.charAt(at++));
    }
    return -1;
  }

  private boolean isQuote(int at, int limit) {
    return !dialect.quote().isEmpty() && at < limit && text.startsWith(dialect.quote(), at);
  }

  private boolean isClosing(int at, int limit) {
    return isQuote(at, limit) && isFieldEnd(at + 1, limit);
  }

  /** Whether the character stands for the next one. */
  private boolean isEscape(int at) {
    String quote = dialect.quote();
    String escape = dialect.escape().equals("backslash") ? "\\" : dialect.escape();
    return switch (escape) {
      case "doubled" -> text.startsWith(quote + quote, at);
      case "none" -> false;
      default -> text.startsWith(escape + escape, at) || text.startsWith(escape + quote, at);
    };
  }

  private boolean isFieldEnd(int at, int limit) {
    boolean isSeparator = text.startsWith(separator, at) && at + separator.length() <= limit;
    return isRecordEnd(at, limit) || isSeparator;
  }

  private boolean isRecordEnd(int at, int limit) {
    return at >= limit || text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private int lineEnd(int from) {
    int at = from;
    while (!isRecordEnd(at, text.length())) {
      at++;
    }
    return at;
  }
}
