package io.sparketl.jobs.io.csv;

import java.util.List;

/**
 * What the benchmark tells of a file, in the order of its own list of parameters.
 *
 * @param escape what stands before a quote within quotes; empty for nothing
 * @param columns the names of the columns, several header rows put together; empty where there is
 *     no header
 * @param linesBefore how many lines stand before the header
 * @param hasOtherTables whether rows of another width are of another table, and not wanted
 */
record KnownDialect(
    String encoding,
    String separator,
    String quote,
    String escape,
    int headerRows,
    List<String> columns,
    int linesBefore,
    boolean hasOtherTables) {

  /** Comma, double quotes, one header row. */
  static KnownDialect usual(List<String> columns) {
    return new KnownDialect("UTF-8", ",", "\"", "\"", 1, columns, 0, false);
  }

  KnownDialect encoded(String charset) {
    return new KnownDialect(
        charset, separator, quote, escape, headerRows, columns, linesBefore, hasOtherTables);
  }

  KnownDialect written(String between, String around, String before) {
    return new KnownDialect(
        encoding, between, around, before, headerRows, columns, linesBefore, hasOtherTables);
  }

  KnownDialect headed(int rows, List<String> names) {
    return new KnownDialect(
        encoding, separator, quote, escape, rows, names, linesBefore, hasOtherTables);
  }

  KnownDialect after(int lines) {
    return new KnownDialect(
        encoding, separator, quote, escape, headerRows, columns, lines, hasOtherTables);
  }

  KnownDialect amongOtherTables() {
    return new KnownDialect(
        encoding, separator, quote, escape, headerRows, columns, linesBefore, true);
  }

  /** To read as much as can be read, and count what is not as it should be. */
  Dialect counting() {
    return dialect(columns, Irregular.COUNT, hasOtherTables ? Irregular.REJECT : Irregular.COUNT);
  }

  /** The same, with the names of the columns as the file has them. */
  Dialect countingByHeader() {
    return dialect(List.of(), Irregular.COUNT, Irregular.COUNT);
  }

  /** As it is read by default. */
  Dialect strict() {
    Dialect standard = Dialect.STANDARD;
    return dialect(columns, standard.brokenQuotes(), standard.surplusFields());
  }

  private Dialect dialect(List<String> names, Irregular brokenQuotes, Irregular otherWidths) {
    return new Dialect(
        separator,
        quote,
        escape.isEmpty() ? "none" : escape,
        encoding,
        headerRows,
        linesBefore,
        names,
        List.of(),
        false,
        "",
        false,
        otherWidths,
        otherWidths,
        brokenQuotes,
        Dialect.STANDARD.unendedLine(),
        Dialect.STANDARD.maxRecordBytes());
  }
}
