package io.sparketl.jobs.io.csv;

import io.sparketl.core.contract.Field;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file's header, to know it by when it comes again among the rows: by its names, however they are
 * quoted and in whichever case, with or without a byte order mark. Where files were put together it
 * may be another one, of the same names or most of them, and then rows after it are read wrongly.
 */
final class HeaderLine {

  /** What a record is beside the header. */
  enum Likeness {
    /** A row, as far as anybody can tell. */
    NONE,
    /** The header once more: the same names in the same order. */
    SAME,
    /** A header too, but not of these columns. */
    OTHER
  }

  private static final String MARK = "\uFEFF";

  private final Charset charset;
  private final byte[] separator;
  private final int quote;
  private final List<String> names;
  private final Set<String> known;
  private final byte[][] texts;

  /** For each byte whether a record that begins with it may be a header. */
  private final boolean[] starts = new boolean[256];

  HeaderLine(CsvHead head, Dialect dialect) {
    this.charset = dialect.text().charset();
    this.separator = dialect.separatorBytes();
    this.quote = dialect.quoteByte();
    this.names = head.lastLine().isEmpty() ? List.of() : names(head.lastLine(), dialect);
    this.known = new HashSet<>(names);
    known.remove("");
    this.texts = names.stream().map(name -> name.getBytes(charset)).toArray(byte[][]::new);
    for (byte[] text : texts) {
      byte first = text.length == 0 ? separator[0] : text[0];
      starts[first & 0xff] = true;
      starts[Character.toUpperCase(first & 0xff) & 0xff] = true;
    }
    for (int before : new int[] {' ', '\t', 0xef, quote}) {
      if (before >= 0 && !names.isEmpty()) {
        starts[before] = true;
      }
    }
  }

  private List<String> names(String lastLine, Dialect dialect) {
    byte[] line = (lastLine + "\n").getBytes(StandardCharsets.ISO_8859_1);
    FieldSplitter splitter = new FieldSplitter(dialect, 0);
    splitter.split(line, 0, line.length, true);
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < splitter.fields(); i++) {
      fields.add(fold(splitter, i));
    }
    return withoutEmptyEnd(fields);
  }

  /** Whether the record at {@code at} begins with one of the names; of most rows one look tells. */
  boolean begins(byte[] bytes, int at) {
    return starts[bytes[at] & 0xff] && beginsWithName(bytes, at);
  }

  private boolean beginsWithName(byte[] bytes, int from) {
    int at = from;
    while (isBeforeName(bytes[at])) {
      at++;
    }
    for (byte[] text : texts) {
      if (startsWith(bytes, at, text) && !isInWord(bytes[at + text.length])) {
        return true;
      }
    }
    return false;
  }

  /**
   * A blank, a quote, or a byte of the mark; never a line break, so that a record's end is kept.
   */
  private boolean isBeforeName(byte character) {
    boolean isBlank = character == ' ' || character == '\t';
    return (isBlank || character == quote || isOfMark(character)) && character != separator[0];
  }

  private static boolean isOfMark(byte character) {
    return character == (byte) 0xef || character == (byte) 0xbb || character == (byte) 0xbf;
  }

  /** Looks no further than the record's end, as a line break is part of no name. */
  private static boolean startsWith(byte[] bytes, int at, byte[] text) {
    int same = 0;
    while (same < text.length && lower(bytes[at + same]) == text[same]) {
      same++;
    }
    return same == text.length;
  }

  private static int lower(byte character) {
    return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
  }

  private static boolean isInWord(byte character) {
    return character == '_' || (character > 0 && Character.isLetterOrDigit(character));
  }

  /**
   * Whether a rejected record may be a header, though it begins with none of the names: one that
   * begins with a number is none.
   */
  boolean mayBegin(byte first) {
    boolean isNumeric = (first >= '0' && first <= '9') || first == '-' || first == '+';
    return !names.isEmpty() && (starts[first & 0xff] || !isNumeric);
  }

  /** What a record is that was split. */
  Likeness likenessOf(FieldSplitter record) {
    Set<String> met = new HashSet<>();
    List<String> fields = new ArrayList<>();
    int others = 0;
    for (int i = 0; i < record.fields(); i++) {
      String field = fold(record, i);
      fields.add(field);
      boolean isName = known.contains(field) && met.add(field);
      others += isName || field.isEmpty() ? 0 : 1;
      if (2 * others > record.fields() || (!isName && isNumeric(field))) {
        return Likeness.NONE;
      }
    }
    if (withoutEmptyEnd(fields).equals(names)) {
      return Likeness.SAME;
    }
    return met.size() > 1 && met.size() > others ? Likeness.OTHER : Likeness.NONE;
  }

  private static boolean isNumeric(String field) {
    return !field.isEmpty() && "0123456789+-.".indexOf(field.charAt(0)) >= 0;
  }

  private static List<String> withoutEmptyEnd(List<String> fields) {
    int size = fields.size();
    while (size > 0 && fields.get(size - 1).isEmpty()) {
      size--;
    }
    return List.copyOf(fields.subList(0, size));
  }

  private String fold(FieldSplitter record, int field) {
    int start = record.start(field);
    String text = new String(record.text(), start, record.end(field) - start, charset);
    String unmarked = text.startsWith(MARK) ? text.substring(1) : text;
    String name = Field.fold(unmarked);
    // A mark before a quote hides it from the splitter.
    boolean isQuoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return isQuoted ? Field.fold(name.substring(1, name.length() - 1)) : name;
  }
}
