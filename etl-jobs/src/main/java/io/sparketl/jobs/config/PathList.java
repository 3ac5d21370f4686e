package io.sparketl.jobs.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a list of texts is written in one: joined by commas, as in {@code a.csv,b.csv}. Commas inside
 * braces, as globs have them, do not part; a text that holds a comma of its own stands in double
 * quotes.
 */
final class PathList {

  private PathList() {}

  static List<String> parse(String text) {
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && depth == 0 && !quoted) {
        items.add(item.toString().strip());
        item.setLength(0);
      } else {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        item.append(c);
      }
    }
    items.add(item.toString().strip());
    return items.stream().filter(one -> !one.isEmpty()).toList();
  }

  static String render(List<String> items) {
    return items.stream()
        .map(item -> parse(item).equals(List.of(item)) ? item : '"' + item + '"')
        .collect(Collectors.joining(","));
  }
}
