package io.sparketl.launcher.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table as lines of text: columns as wide as they need to be, numbers to the right.
 *
 * @param header the names of the columns
 * @param rows the cells
 */
public record TextTable(List<String> header, List<List<String>> rows) {

  private static final String NUMBER = "-?[0-9.,]+(E-?[0-9]+)?|null";
  private static final String GAP = "  ";

  /** The lines, header first. */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>(rows);
    all.add(0, header);
    return all.stream().map(this::line).toList();
  }

  private String line(List<String> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> pad(cells.get(i), widthOf(i), isNumeric(i)))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private int widthOf(int column) {
    int width = header.get(column).length();
    for (List<String> row : rows) {
      width = Math.max(width, row.get(column).length());
    }
    return width;
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches(NUMBER));
  }

  private static String pad(String text, int width, boolean right) {
    String blanks = " ".repeat(width - text.length());
    return right ? blanks + text : text + blanks;
  }
}
