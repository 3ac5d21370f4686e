package io.sparketl.jobs.inspect;

import io.sparketl.jobs.io.csv.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes down what of a dialect is not as the defaults are. */
final class DialectSettings {

  private final List<String> lines = new ArrayList<>();

  private DialectSettings() {}

  /**
   * Lines of HOCON such as {@code csv.separator = ";"}.
   *
   * @param nullText the texts that stand for no value, in this file and others to be read with it
   */
  static List<String> of(Dialect dialect, List<String> nullText) {
    Dialect standard = Dialect.STANDARD;
    DialectSettings settings = new DialectSettings();
    settings.add("separator", quoted(dialect.separator()), quoted(standard.separator()));
    settings.add("quote", quoted(dialect.quote()), quoted(standard.quote()));
    settings.add("escape", dialect.escape(), standard.escape());
    settings.add("encoding", dialect.encoding(), standard.encoding());
    settings.add("header-rows", dialect.headerRows(), standard.headerRows());
    settings.add("lines-before", dialect.linesBefore(), standard.linesBefore());
    settings.add("null-text", list(nullText), list(standard.nullText()));
    settings.add("decimal-comma", dialect.decimalComma(), standard.decimalComma());
    settings.add("comment", quoted(dialect.comment()), quoted(standard.comment()));
    settings.add("multi-line", dialect.multiLine(), standard.multiLine());
    return settings.lines;
  }

  private void add(String key, Object value, Object standard) {
    if (!value.equals(standard)) {
      lines.add("csv." + key + " = " + value);
    }
  }

  private static String list(List<String> texts) {
    return texts.stream().map(DialectSettings::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A text between quotes, as HOCON and JSON write it. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\t' -> quoted.append("\\t");
        default -> quoted.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return quoted.append('"').toString();
  }
}
