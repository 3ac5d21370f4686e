package io.sparketl.jobs.io.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table that is polluted, its first row being the header. Like that of the benchmark it has 83
 * rows of nine columns (date, time, whole number, code, price, name, text, link, remark), texts
 * that are always quoted, names that are quoted where they have commas, and a last column that is
 * empty.
 */
record PollutedTable(List<List<Cell>> rows) {

  /** A cell, and whether quotes stand around it. */
  record Cell(String text, boolean isQuoted) {}

  private static final int ROWS = 83;

  private static final List<String> COLUMNS =
      List.of("day", "clock", "sold", "code", "price", "article", "about", "link", "remark");

  private static final List<String> ARTICLES =
      List.of(
          "Gardener's gloves",
          "Hose, green, 25 m",
          "Bench, oak, 48\"",
          "Watering can",
          "Shears, 9\" blades",
          "Bird house",
          "Kids' spade, red",
          "Wheelbarrow");

  private static final List<String> TEXTS =
      List.of(
          "Holds what it says, rain or shine.",
          "Made of beech, ash and oak, oiled twice, and ready for use.",
          "You'd better try it; there is nothing like it.",
          ", they said, \"never again\", and bought another",
          "A blade of 5\\'9\" length, sharp, light and quiet",
          "\"Best of the year\", as the neighbours' club has it",
          "Fits all, even the small ones: \"S\", \"M\"",
          "For wet days");

  /** Our own. */
  static PollutedTable ofArticles() {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(IntStream.range(0, COLUMNS.size()).mapToObj(PollutedTable::name).toList());
    IntStream.range(0, ROWS).mapToObj(PollutedTable::row).forEach(rows::add);
    return new PollutedTable(List.copyOf(rows));
  }

  private static Cell name(int column) {
    return new Cell(COLUMNS.get(column), column == 6 || column == 7);
  }

  private static List<Cell> row(int row) {
    String article = ARTICLES.get(row % ARTICLES.size());
    String code = "%c%c-%d".formatted('A' + row % 7, 'K' + row % 5, 1017 + 97 * row);
    return List.of(
        plain("%02d/%02d/2021".formatted(1 + row % 28, 1 + row % 12)),
        plain("%02d:%02d".formatted(row % 24, 15 * (row % 4))),
        plain(Integer.toString(row % 9)),
        plain(code),
        plain(String.format(Locale.ROOT, "$%.2f", 0.89 + 1.37 * row)),
        new Cell(article, article.contains(",")),
        new Cell("%s (no. %d)".formatted(TEXTS.get(row % TEXTS.size()), row), true),
        new Cell("https://garden.example/" + code.toLowerCase(Locale.ROOT) + ".html", true),
        plain(""));
  }

  private static Cell plain(String text) {
    return new Cell(text, false);
  }

  /** A table from a well-formed CSV file, with quotes where they are there. */
  static PollutedTable of(String csv) {
    List<List<Cell>> rows = new ArrayList<>();
    for (String line : csv.lines().toList()) {
      List<Cell> row = new ArrayList<>();
      int at = 0;
      while (at <= line.length()) {
        int end = end(line, at);
        boolean isQuoted = line.startsWith("\"", at);
        String text = line.substring(at, end);
        row.add(
            new Cell(
                isQuoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text,
                isQuoted));
        at = end + 1;
      }
      rows.add(List.copyOf(row));
    }
    return new PollutedTable(List.copyOf(rows));
  }

  private static int end(String line, int from) {
    boolean isWithin = false;
    int at = from;
    while (at < line.length() && (isWithin || line.charAt(at) != ',')) {
      isWithin ^= line.charAt(at++) == '"';
    }
    return at;
  }

  int width() {
    return rows.get(0).size();
  }

  /** The texts of all rows, the header first. */
  List<List<String>> texts() {
    return rows.stream().map(row -> row.stream().map(Cell::text).toList()).toList();
  }

  /** The first {@code count} rows, the header being one of them. */
  PollutedTable first(int count) {
    return new PollutedTable(rows.subList(0, count));
  }

  /** The same with as many columns as are wanted: those at the end go, or come again. */
  PollutedTable withColumns(int count) {
    return new PollutedTable(
        rows.stream()
            .map(
                row ->
                    Stream.iterate(0, i -> i + 1)
                        .limit(count)
                        .map(i -> row.get(Math.min(i, row.size() - 1)))
                        .toList())
            .toList());
  }
}
