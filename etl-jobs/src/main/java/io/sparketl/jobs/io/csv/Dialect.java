package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.scan.RowFault;
import io.sparketl.jobs.io.scan.TextForm;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;

/**
 * How a CSV file is written. Records end at LF, CRLF or CR, whichever comes; lines of nothing but
 * blanks are no records.
 *
 * @param separator what stands between fields: one or more characters, the same throughout
 * @param quote what stands around a field that contains separators: one ASCII character, or nothing
 * @param escape how a quote is written within quotes: {@code doubled}; after a {@code backslash} or
 *     another character, which is given as itself and then is written twice; or not at all, {@code
 *     none}
 * @param encoding the name of the charset; a byte order mark at the beginning is passed over
 * @param headerRows how many records tell the names of the columns; the parts of a name from
 *     several are put together with a blank; 0 where the names are not in the file
 * @param linesBefore how many lines stand before the header
 * @param columns the names of the columns where the header does not tell them, in their order;
 *     empty otherwise
 * @param nullText texts that stand for no value, as an empty field does
 * @param decimalComma whether numbers have a comma before their fraction
 * @param comment what lines that are not to be read begin with: one ASCII character, or nothing
 * @param multiLine whether line breaks may stand within quotes; such files are not split
 * @param surplusFields what becomes of a row with more fields than there are columns
 * @param missingFields what becomes of a row with fewer fields than there are columns, if the
 *     needed ones are there
 * @param brokenQuotes what becomes of a row in which a quote does not close, or stands within a
 *     field and is not escaped; where it is used, such quotes are text
 * @param unendedLine what becomes of a last row without a line break; where it is noticed and lacks
 *     fields, too, it is rejected, because its last field may be cut
 * @param maxRecordBytes the longest record that is read; a longer one fails the run
 */
public record Dialect(
    String separator,
    String quote,
    String escape,
    String encoding,
    int headerRows,
    int linesBefore,
    List<String> columns,
    List<String> nullText,
    boolean decimalComma,
    String comment,
    boolean multiLine,
    Irregular surplusFields,
    Irregular missingFields,
    Irregular brokenQuotes,
    Irregular unendedLine,
    int maxRecordBytes)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int LEAST_RECORD_BYTES = 1024;

  private static final List<String> ESCAPES = List.of("doubled", "backslash", "none");

  /** Comma, double quotes, UTF-8, one header row: what most files are. */
  public static final Dialect STANDARD =
      new Dialect(
          ",",
          "\"",
          "doubled",
          "UTF-8",
          1,
          0,
          List.of(),
          List.of(),
          false,
          "",
          false,
          Irregular.COUNT,
          Irregular.COUNT,
          Irregular.REJECT,
          Irregular.COUNT,
          16 << 20);

  public Dialect {
    columns = List.copyOf(columns);
    nullText = List.copyOf(nullText);
    requireSeparator(separator, quote, comment);
    requireMark("quote", quote);
    requireMark("comment", comment);
    require(
        ESCAPES.contains(escape) || isMark(escape),
        "escape must be doubled, backslash, none or one visible ASCII character, not '%s'"
            .formatted(escape));
    requireEscape(escape, separator, comment);
    requireCharset(encoding);
    requireInCharset("separator", separator, encoding);
    nullText.forEach(text -> requireInCharset("null-text", text, encoding));
    require(headerRows >= 0, "header-rows must be 0 or more, not " + headerRows);
    require(linesBefore >= 0, "lines-before must be 0 or more, not " + linesBefore);
    require(
        maxRecordBytes >= LEAST_RECORD_BYTES && maxRecordBytes <= 1 << 30,
        "max-record-bytes must lie between %d and %d, not be %d"
            .formatted(LEAST_RECORD_BYTES, 1 << 30, maxRecordBytes));
    require(
        !(decimalComma && separator.equals(",") && quote.isEmpty()),
        "decimal-comma needs another separator than a comma, or a quote");
  }

  /** The charset that {@link #encoding} names. */
  public Charset charset() {
    return Charset.forName(encoding);
  }

  /** The same, of text that has been brought into UTF-8. */
  Dialect inUtf8() {
    return new Dialect(
        separator,
        quote,
        escape,
        "UTF-8",
        headerRows,
        linesBefore,
        columns,
        nullText,
        decimalComma,
        comment,
        multiLine,
        surplusFields,
        missingFields,
        brokenQuotes,
        unendedLine,
        maxRecordBytes);
  }

  /** How values are written. */
  public TextForm text() {
    return new TextForm(encoding, decimalComma, nullText);
  }

  /** The separator as it stands in the bytes that are split: those of the file, or UTF-8. */
  byte[] separatorBytes() {
    return separator.getBytes(text().charset());
  }

  /** The quote, or -1 where there is none. */
  int quoteByte() {
    return quote.isEmpty() ? -1 : quote.charAt(0);
  }

  /** What stands before a quote within quotes: the quote itself, another character, or -1. */
  int escapeByte() {
    return switch (escape) {
      case "doubled" -> quoteByte();
      case "backslash" -> '\\';
      case "none" -> -1;
      default -> escape.charAt(0);
    };
  }

  /** The character that begins a comment, or -1 where there is none. */
  int commentByte() {
    return comment.isEmpty() ? -1 : comment.charAt(0);
  }

  /** What becomes of a row with this fault. */
  Irregular treatmentOf(RowFault fault) {
    return switch (fault) {
      case SURPLUS_FIELDS -> surplusFields;
      case MISSING_FIELDS -> missingFields;
      case BROKEN_QUOTE, OPEN_QUOTE -> brokenQuotes;
      case UNENDED -> unendedLine;
      case HEADER_REPEATED, BROKEN_JSON, NO_OBJECT, SURPLUS_TEXT, REPEATED_KEY -> Irregular.REJECT;
    };
  }

  private static void requireSeparator(String separator, String quote, String comment) {
    require(!separator.isEmpty(), "separator must be at least one character");
    require(
        separator.chars().noneMatch(c -> c == '\n' || c == '\r'),
        "separator cannot be a line break");
    require(quote.isEmpty() || !separator.contains(quote), "separator cannot contain the quote");
    require(!quote.equals(comment) || quote.isEmpty(), "comment cannot be the quote");
    require(
        comment.isEmpty() || !separator.startsWith(comment),
        "comment cannot begin the separator: rows whose first field is empty would be comments");
  }

  private static void requireEscape(String escape, String separator, String comment) {
    String mark = escape.equals("backslash") ? "\\" : escape;
    require(
        mark.length() > 1 || !separator.contains(mark), "escape cannot be part of the separator");
    require(mark.length() > 1 || !mark.equals(comment), "escape cannot be the comment");
  }

  private static void requireMark(String key, String mark) {
    require(
        mark.isEmpty() || isMark(mark),
        key + " must be one visible ASCII character, or empty, not '" + mark + "'");
  }

  private static boolean isMark(String mark) {
    return mark.length() == 1 && mark.charAt(0) > ' ' && mark.charAt(0) < 127;
  }

  private static void requireCharset(String encoding) {
    try {
      require(Charset.forName(encoding).canEncode(), "encoding cannot be " + encoding);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          "encoding '%s' is not known; UTF-8, ISO-8859-1, windows-1252, UTF-16 are"
              .formatted(encoding),
          e);
    }
  }

  /** Java would put a question mark in its place, and take each one in the file for it. */
  private static void requireInCharset(String key, String text, String encoding) {
    require(
        Charset.forName(encoding).newEncoder().canEncode(text),
        "%s '%s' cannot be written in %s".formatted(key, text, encoding));
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
