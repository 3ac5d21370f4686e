package io.sparketl.jobs.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a list of texts is written in one: joined by commas, as in {@code a.csv,b.csv}. Commas inside
 * braces, as globs have them, do not part; an item in double quotes is taken as it is, with {@code
 * ""} for a quote of its own.
 */
public final class PathList {

  private final String text;
  private int position;

  private PathList(String text) {
    this.text = text;
  }

  /** A pair of brackets around all of it, as settings have it, is no part of the items. */
  static List<String> parse(String text) {
    String bare = text.strip();
    boolean isBracketed = bare.startsWith("[") && bare.endsWith("]");
    return items(isBracketed ? bare.substring(1, bare.length() - 1) : text);
  }

  private static List<String> items(String text) {
    PathList list = new PathList(text);
    List<String> items = new ArrayList<>();
    while (list.position <= text.length()) {
      list.skipBlanks();
      boolean quoted = list.at('"');
      String item = quoted ? list.quotedItem() : list.plainItem();
      if (quoted || !item.isEmpty()) {
        items.add(item);
      }
      list.position++;
    }
    return items;
  }

  /** The items in one text, which binds to a list of the same. */
  public static String render(List<String> items) {
    String plain = String.join(",", items);
    return parse(plain).equals(items) && !plain.equals("null")
        ? plain
        : items.stream().map(PathList::quote).collect(Collectors.joining(","));
  }

  private static String quote(String item) {
    boolean isPlain = item.equals(item.strip()) && !item.matches("|null|(?s).*[,{}\"\\[\\]].*");
    return isPlain ? item : '"' + item.replace("\"", "\"\"") + '"';
  }

  private void skipBlanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private boolean at(char c) {
    return position < text.length() && text.charAt(position) == c;
  }

  /**
   * The item up to its closing quote; what stands between that and the next comma belongs to it.
   */
  private String quotedItem() {
    StringBuilder item = new StringBuilder();
    position++;
    while (position < text.length()) {
      if (!at('"')) {
        item.append(text.charAt(position));
      } else if (position + 1 < text.length() && text.charAt(position + 1) == '"') {
        item.append('"');
        position++;
      } else {
        position++;
        break;
      }
      position++;
    }
    return item + plainItem();
  }

  /** The item up to the next comma outside of braces. */
  private String plainItem() {
    int start = position;
    int depth = 0;
    while (position < text.length() && !(depth == 0 && at(','))) {
      depth += at('{') ? 1 : at('}') && depth > 0 ? -1 : 0;
      position++;
    }
    return text.substring(start, position).strip();
  }
}
