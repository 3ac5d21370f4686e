package io.sparketl.jobs.inspect;

import io.sparketl.jobs.io.csv.CsvRecord;
import java.util.List;
import java.util.TreeMap;

/**
 * How well a shape suits a text: by how many records have the same number of fields, and whether
 * the fields look as if they were cut at the right places.
 *
 * @param shape the shape
 * @param records how many records it makes
 * @param width the number of fields that most records have
 * @param share the share of records of that width, those before the first one aside
 * @param lead how many records stand before the first that is about as wide
 * @param broken how many records have a quote that does not pair
 * @param clean a share from 0 to 1: less for separators of other shapes within fields, and for
 *     fields that are always empty
 */
record ShapeScore(
    Shape shape, int records, int width, double share, int lead, int broken, double clean) {

  private static final double PLAIN_SHARE = 0.75;
  private static final double FAIR_SHARE = 0.6;

  /** Wide records of one width are hardly chance, even where many others are not. */
  private static final double WIDE_SHARE = 0.4;

  private static final int WIDE = 4;
  private static final double PRICE_OF_LEAD = 0.3;
  private static final int LONGEST_LEAD = 20;

  static ShapeScore of(Shape shape, List<CsvRecord> records) {
    int width = commonWidth(records);
    int lead = lead(records, width);
    List<CsvRecord> rest = records.subList(lead, records.size());
    long same = rest.stream().filter(record -> record.fields().size() == width).count();
    return new ShapeScore(
        shape,
        records.size(),
        width,
        rest.isEmpty() || (lead > 0 && same < 2) ? 0 : (double) same / rest.size(),
        lead,
        (int) rest.stream().filter(CsvRecord::isBroken).count(),
        clean(shape, rest.stream().filter(record -> record.fields().size() == width).toList()));
  }

  /** The number of fields that most records have; of several the largest, and 1 of none. */
  static int commonWidth(List<CsvRecord> records) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    records.forEach(record -> counts.merge(record.fields().size(), 1, Integer::sum));
    int width = 1;
    for (var entry : counts.entrySet()) {
      if (entry.getValue() >= counts.getOrDefault(width, 0)) {
        width = entry.getKey();
      }
    }
    return width;
  }

  /** How many records stand before the header: it may be narrower than the rows, but not much. */
  static int lead(List<CsvRecord> records, int width) {
    for (int i = 0; i < records.size() && i <= LONGEST_LEAD && width > 1; i++) {
      int fields = records.get(i).fields().size();
      if (fields > 1 && 2 * fields >= width) {
        return i;
      }
    }
    return 0;
  }

  /** Whether the text may be a table of this shape. */
  boolean isTable() {
    double least = width >= WIDE ? WIDE_SHARE : width > 2 ? FAIR_SHARE : PLAIN_SHARE;
    return width > 1 && share >= least;
  }

  /** Whether all records are of one width, which is asked of marks that stand in any prose. */
  boolean isRegular() {
    return width > 1 && records > 2 && share > 0.95 && lead == 0;
  }

  double value() {
    if (width < 2) {
      return 0;
    }
    double whole = 1 - (double) broken / records;
    double price = 1 - PRICE_OF_LEAD * lead / records;
    return share * width / (width + 1) * whole * whole * price * clean;
  }

  private static double clean(Shape shape, List<CsvRecord> records) {
    if (records.isEmpty()) {
      return 0;
    }
    int width = records.get(0).fields().size();
    int hollow = 0;
    int mixed = 0;
    for (int column = 0; column < width; column++) {
      int position = column;
      List<String> cells = records.stream().map(record -> record.fields().get(position)).toList();
      hollow += cells.stream().allMatch(String::isBlank) ? 1 : 0;
      mixed += (int) cells.stream().filter(cell -> isMixed(cell, shape.separator())).count();
    }
    double strange = (double) mixed / (width * records.size()) + (double) hollow / width;
    return 1 - strange / 2;
  }

  /** Whether a cell holds what separates the cells of another shape. */
  private static boolean isMixed(String cell, String separator) {
    boolean hasOther = false;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      boolean isInText = c == ',' && i + 1 < cell.length() && cell.charAt(i + 1) == ' ';
      boolean isMark = c == ';' || c == '\t' || c == '|' || (c == ',' && !isInText);
      hasOther |= isMark && separator.indexOf(c) < 0;
    }
    return hasOther && !ValueKind.of(cell, '.').isTyped() && !ValueKind.of(cell, ',').isTyped();
  }
}
