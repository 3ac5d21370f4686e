package io.sparketl.launcher.report;

import io.sparketl.jobs.inspect.DriftMatrix;
import io.sparketl.jobs.inspect.DriftMatrix.Cell;
import io.sparketl.jobs.inspect.DriftMatrix.Row;
import io.sparketl.jobs.inspect.HeadGroup;
import io.sparketl.jobs.inspect.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A matrix of columns and files as lines of text: with types and other names in the cells where
 * that fits, else with a letter for each, and the words behind.
 *
 * @param matrix the matrix
 * @param groups the files, those of equal heads together
 * @param width how many characters a line may have, where that can be helped
 */
record MatrixText(DriftMatrix matrix, List<HeadGroup> groups, int width) {

  private static final String ABSENT = "–";
  private static final String PRESENT = "x";
  private static final int LETTERS = 26;
  private static final int LEAST_WIDTH_OF_WORDS = 20;

  /** The letter by which a group is called: A to Z, then AA, AB and so on. */
  static String label(int group) {
    String last = String.valueOf((char) ('A' + group % LETTERS));
    return group < LETTERS ? last : label(group / LETTERS - 1) + last;
  }

  List<String> lines() {
    List<String> full = full().lines();
    List<String> lines = new ArrayList<>();
    if (full.stream().allMatch(line -> line.length() <= width)) {
      lines.addAll(full);
    } else {
      lines.addAll(compact());
    }
    List<Cell> cells =
        matrix.rows().stream()
            .flatMap(row -> row.cells().stream())
            .flatMap(Optional::stream)
            .toList();
    if (cells.stream().anyMatch(cell -> cell.unlike() > 0)) {
      lines.add("~ some of the values looked at are none of that type");
    }
    return lines;
  }

  private TextTable full() {
    List<String> header = new ArrayList<>(List.of("COLUMN"));
    IntStream.range(0, groups.size()).mapToObj(MatrixText::label).forEach(header::add);
    List<List<String>> rows = new ArrayList<>();
    for (Row row : matrix.rows()) {
      List<String> cells = new ArrayList<>(List.of(name(row)));
      row.cells().forEach(cell -> cells.add(cell.map(one -> words(row, one)).orElse(ABSENT)));
      rows.add(cells);
    }
    return new TextTable(header, rows);
  }

  private static String name(Row row) {
    return row.isNeeded() ? row.name() + " *" : shown(row.name());
  }

  private static String words(Row row, Cell cell) {
    String name = otherName(row, cell).map(other -> " as " + other).orElse("");
    return type(cell) + name;
  }

  private static String type(Cell cell) {
    return cell.type() + (cell.unlike() > 0 ? " ~" : "");
  }

  /** Its names, if they are not just that of the row. */
  private static Optional<String> otherName(Row row, Cell cell) {
    return cell.names().equals(List.of(row.name()))
        ? Optional.empty()
        : Optional.of(
            cell.names().stream().map(MatrixText::shown).collect(Collectors.joining(" and ")));
  }

  /** A name in quotes where its blanks would not be seen. */
  private static String shown(String name) {
    return name.equals(name.strip()) && !name.isEmpty() ? name : "\"" + name + "\"";
  }

  private List<String> compact() {
    int perBlock = perBlock();
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < groups.size(); from += perBlock) {
      if (from > 0) {
        lines.add("");
      }
      lines.addAll(block(from, Math.min(groups.size(), from + perBlock)).lines());
    }
    lines.add("x as named at the left, – absent");
    return lines;
  }

  private int perBlock() {
    int names = matrix.rows().stream().mapToInt(row -> name(row).length()).max().orElse(0);
    int types = matrix.rows().stream().mapToInt(row -> types(row).length()).max().orElse(0);
    int room = width - names - types - LEAST_WIDTH_OF_WORDS;
    return Math.max(5, room / (label(groups.size() - 1).length() + 2));
  }

  private TextTable block(int from, int to) {
    List<String> header = new ArrayList<>(List.of("COLUMN", "TYPE"));
    IntStream.range(from, to).mapToObj(MatrixText::label).forEach(header::add);
    header.add("OTHER NAMES");
    List<List<String>> rows = new ArrayList<>();
    for (Row row : matrix.rows()) {
      List<String> names =
          row.cells().subList(from, to).stream()
              .flatMap(cell -> cell.flatMap(one -> otherName(row, one)).stream())
              .distinct()
              .toList();
      List<String> cells = new ArrayList<>(List.of(name(row), types(row)));
      row.cells().subList(from, to).forEach(cell -> cells.add(mark(row, cell, names)));
      cells.add(legend(names));
      if (groups.size() <= to - from || row.isNeeded() || isIn(row, from, to)) {
        rows.add(cells);
      }
    }
    return new TextTable(header, rows);
  }

  private static boolean isIn(Row row, int from, int to) {
    return row.cells().subList(from, to).stream().anyMatch(Optional::isPresent);
  }

  private static String mark(Row row, Optional<Cell> cell, List<String> names) {
    return cell.map(
            one -> otherName(row, one).map(name -> letter(names.indexOf(name))).orElse(PRESENT))
        .orElse(ABSENT);
  }

  private static String letter(int index) {
    return String.valueOf((char) ('a' + index));
  }

  private static String legend(List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> letter(i) + " " + names.get(i))
        .collect(Collectors.joining(", "));
  }

  private static String types(Row row) {
    Set<String> types = new LinkedHashSet<>();
    row.cells().forEach(cell -> cell.ifPresent(one -> types.add(type(one))));
    if (types.size() > 1) {
      types.remove(ValueKind.EMPTY.word());
    }
    return String.join(", ", types);
  }
}
