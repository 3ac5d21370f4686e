package io.sparketl.jobs.inspect;

import io.sparketl.jobs.inspect.RecognizedDialect.SampledRows;
import io.sparketl.jobs.io.csv.CsvRecord;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The records of a sample, as a table.
 *
 * @param names the names of its columns
 * @param hasHeader whether a record told them; if not, they are {@code _c0} and so on
 * @param records the rows; where the header comes again, that is none
 * @param repeats how often the header comes again
 */
record SampleTable(List<String> names, boolean hasHeader, List<CsvRecord> records, int repeats) {

  /** The table of which {@code records} are the header, if there is one, and the rows. */
  static SampleTable of(List<CsvRecord> records) {
    List<String> first = records.get(0).fields();
    List<CsvRecord> rest = records.subList(1, records.size());
    List<String> names = first.stream().sorted().toList();
    // Files that were put together may have their columns in another order.
    List<CsvRecord> rows =
        rest.stream()
            .filter(row -> !row.fields().stream().sorted().toList().equals(names))
            .toList();
    SampleTable named = new SampleTable(first, true, rows, rest.size() - rows.size());
    boolean isHeader =
        HeaderGuess.isHeader(
            first, named.tallies('.'), rows.stream().map(CsvRecord::fields).toList());
    if (isHeader) {
      return named;
    }
    int width = ShapeScore.commonWidth(records);
    return new SampleTable(
        IntStream.range(0, width).mapToObj(i -> "_c" + i).toList(), false, records, 0);
  }

  /** What kinds of values each column has. */
  List<ColumnTally> tallies(char point) {
    return IntStream.range(0, names.size())
        .mapToObj(column -> ColumnTally.of(cells(column), point))
        .toList();
  }

  private List<String> cells(int column) {
    return records.stream()
        .filter(row -> !isCut(row))
        .map(CsvRecord::fields)
        .filter(row -> row.size() > column)
        .map(row -> row.get(column))
        .toList();
  }

  /** Whether a row seems to end where somebody cut the file, amid a value. */
  private boolean isCut(CsvRecord row) {
    return row.end().isEmpty() && row.fields().size() < names.size();
  }

  /** Whether the file ends in its last row, with no line break. */
  boolean isUnended() {
    return !records.isEmpty() && records.get(records.size() - 1).end().isEmpty();
  }

  /** What stands before the fraction of its numbers. */
  char point(String separator) {
    long commas =
        tallies(',').stream()
            .filter(ColumnTally::hasFractions)
            // Beside commas that separate, 1,234 in quotes is rather one thousand.
            .filter(tally -> !(separator.equals(",") && tally.looksGrouped()))
            .count();
    long points = tallies('.').stream().filter(ColumnTally::hasFractions).count();
    return commas > 0 && commas >= points ? ',' : '.';
  }

  /** The columns with the kinds of their values. */
  List<ColumnReport> columns(List<ColumnTally> tallies) {
    return IntStream.range(0, names.size())
        .mapToObj(
            i ->
                new ColumnReport(
                    names.get(i), tallies.get(i).kind().word(), tallies.get(i).unlike()))
        .toList();
  }

  /** The words that stand for no value. */
  static List<String> nothings(List<ColumnTally> tallies) {
    TreeSet<String> nothings = new TreeSet<>();
    tallies.forEach(tally -> nothings.addAll(tally.nothings()));
    return List.copyOf(nothings);
  }

  /** How many rows there are, and how many are not as they should be. */
  SampledRows rows(boolean isAll) {
    int surplus = 0;
    int missing = 0;
    int broken = 0;
    for (CsvRecord row : records) {
      surplus += row.fields().size() > names.size() ? 1 : 0;
      missing += row.fields().size() < names.size() ? 1 : 0;
      broken += row.isBroken() ? 1 : 0;
    }
    return new SampledRows(records.size(), surplus, missing, broken, isAll);
  }
}
