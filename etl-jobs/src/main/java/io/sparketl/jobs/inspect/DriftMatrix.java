package io.sparketl.jobs.inspect;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which files have which columns, under which names.
 *
 * @param rows the columns: those of the contract first, then the others about as files have them
 */
public record DriftMatrix(List<Row> rows) {

  /**
   * A column.
   *
   * @param name the contract's name for it; of others the one that most files have, as it stands
   *     there
   * @param isNeeded whether the contract has it
   * @param cells what each group of files has; empty where it has no such column
   */
  public record Row(String name, boolean isNeeded, List<Optional<Cell>> cells) {}

  /**
   * A column in files of equal heads.
   *
   * @param names its names there, as they stand; more than one where several are taken for it
   * @param type its type
   * @param unlike how many sampled values are none of that type
   */
  public record Cell(List<String> names, String type, int unlike) {

    private Cell and(ColumnReport column) {
      List<String> both = new ArrayList<>(names);
      both.add(column.name());
      return new Cell(both, type, unlike + column.unlike());
    }
  }

  static DriftMatrix of(List<HeadGroup> groups, Optional<Contract> contract) {
    List<Map<String, Cell>> columns =
        groups.stream().map(group -> cells(group.columns(), contract)).toList();
    List<String> order = new ArrayList<>();
    contract.ifPresent(needs -> needs.fields().forEach(field -> order.add(field.name())));
    int needed = order.size();
    columns.forEach(cells -> merge(order, needed, List.copyOf(cells.keySet())));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      String key = order.get(i);
      List<Optional<Cell>> cells =
          columns.stream().map(group -> Optional.ofNullable(group.get(key))).toList();
      rows.add(new Row(i < needed ? key : commonName(groups, cells), i < needed, cells));
    }
    return new DriftMatrix(rows);
  }

  private static Map<String, Cell> cells(List<ColumnReport> columns, Optional<Contract> contract) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (ColumnReport column : columns) {
      String key =
          contract.stream()
              .flatMap(needs -> needs.fields().stream())
              .filter(field -> field.isNamed(column.name()))
              .map(Field::name)
              .findFirst()
              .orElse(column.folded());
      Cell cell = cells.get(key);
      cells.put(
          key,
          cell == null
              ? new Cell(List.of(column.name()), column.type(), column.unlike())
              : cell.and(column));
    }
    return cells;
  }

  /** Puts what is new behind what stands before it in its file. */
  private static void merge(List<String> order, int fixed, List<String> keys) {
    int at = fixed;
    for (String key : keys) {
      int known = order.indexOf(key);
      if (known < 0) {
        order.add(at++, key);
      } else if (known >= fixed) {
        at = known + 1;
      }
    }
  }

  private static String commonName(List<HeadGroup> groups, List<Optional<Cell>> cells) {
    Map<String, Integer> files = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      int size = groups.get(i).files().size();
      cells.get(i).ifPresent(cell -> files.merge(cell.names().get(0), size, Integer::sum));
    }
    // max would take the last of equals, and the first file's name is as good as any.
    return files.entrySet().stream()
        .min(Comparator.comparing(entry -> -entry.getValue()))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }
}
