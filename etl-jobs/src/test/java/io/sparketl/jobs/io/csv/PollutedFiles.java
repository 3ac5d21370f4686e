package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.csv.PollutedTable.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes polluted versions of a table, one for each pollution of the Pollock benchmark and, where it
 * concerns one row or cell, for each of these: 2,290 of a table of 83 rows and nine columns.
 * Written from the benchmark's description; files bear the same names.
 */
final class PollutedFiles {

  private static final String QUOTE = "\"";
  private static final String CRLF = "\r\n";

  /** How files are written that are polluted otherwise. */
  private static final Form USUAL = new Form(",", QUOTE, QUOTE);

  private final PollutedTable table;
  private final List<List<String>> texts;
  private final KnownDialect usual;
  private final List<String> lines;
  private final String text;
  private final List<PollutedFile> files = new ArrayList<>();

  /** How a table is written. */
  private record Form(String separator, String quote, String escape) {

    String write(PollutedTable table) {
      return table.rows().stream().map(this::line).collect(Collectors.joining());
    }

    String line(List<Cell> row) {
      return row.stream().map(this::cell).collect(Collectors.joining(separator)) + CRLF;
    }

    /** The quotes that are escaped are double ones, whichever stand around cells. */
    String cell(Cell cell) {
      String around = cell.isQuoted() ? quote : "";
      return around + cell.text().replace(QUOTE, escape + QUOTE) + around;
    }
  }

  private PollutedFiles(PollutedTable table) {
    this.table = table;
    this.texts = table.texts();
    this.usual = KnownDialect.usual(texts.get(0));
    this.lines = table.rows().stream().map(USUAL::line).toList();
    this.text = String.join("", lines);
  }

  /** All polluted versions of a table. */
  static List<PollutedFile> of(PollutedTable table) {
    PollutedFiles files = new PollutedFiles(table);
    files.polluteWhole();
    files.polluteHeader();
    files.addTables();
    files.changeForm();
    files.changeEncoding();
    for (int row = 0; row < table.rows().size(); row++) {
      files.polluteRow(row);
    }
    return files.files;
  }

  private void polluteWhole() {
    add("source", Pollution.NONE, text);
    add("file_no_payload", Pollution.NO_PAYLOAD, "", usual.headed(0, List.of()), List.of());
    String withoutEnd = text.substring(0, text.length() - CRLF.length());
    add("file_no_trailing_newline", Pollution.NO_TRAILING_NEWLINE, withoutEnd);
    add("file_double_trailing_newline", Pollution.DOUBLE_TRAILING_NEWLINE, text + CRLF);
    add("file_record_delimiter_0xA", Pollution.LINES_END_LF, text.replace(CRLF, "\n"));
    add("file_record_delimiter_0xD", Pollution.LINES_END_CR, text.replace(CRLF, "\r"));
    String row = lines.get(0) + lines.get(1);
    add("file_header_only", Pollution.HEADER_ONLY, lines.get(0), usual, texts.subList(0, 1));
    add("file_one_data_row", Pollution.ONE_ROW, row, usual, texts.subList(0, 2));
  }

  private void polluteHeader() {
    KnownDialect headless = usual.headed(0, List.of());
    String rows = text.substring(lines.get(0).length());
    add("file_no_header", Pollution.NO_HEADER, rows, headless, texts.subList(1, texts.size()));
    repeatHeader("file_header_multirow_2", Pollution.HEADER_OF_TWO_ROWS, 2);
    repeatHeader("file_header_multirow_3", Pollution.HEADER_OF_THREE_ROWS, 3);
    String empty = ",".repeat(table.width() - 1) + CRLF;
    String preamble = "PREAMBLE" + empty + empty;
    add("file_preamble", Pollution.PREAMBLE, preamble + text, usual.after(2), texts);
  }

  private void repeatHeader(String name, Pollution pollution, int times) {
    List<String> names =
        texts.get(0).stream()
            .map(column -> String.join(" ", Collections.nCopies(times, column)))
            .toList();
    List<List<String>> clean = new ArrayList<>(texts);
    clean.set(0, names);
    String repeated = lines.get(0).repeat(times - 1) + text;
    add(name, pollution, repeated, usual.headed(times, names), clean);
  }

  /** Only the first table is wanted. */
  private void addTables() {
    addTable("file_multitable_less", Pollution.SECOND_TABLE_NARROWER, table.width() - 1);
    addTable("file_multitable_same", Pollution.SECOND_TABLE_ALIKE, table.width());
    addTable("file_multitable_more", Pollution.SECOND_TABLE_WIDER, table.width() + 1);
  }

  private void addTable(String name, Pollution pollution, int width) {
    PollutedTable second = table.first(table.rows().size() - 1).withColumns(width);
    add(name, pollution, text + USUAL.write(second), usual.amongOtherTables(), texts);
  }

  private void changeForm() {
    form("file_field_delimiter_0x3B", Pollution.SEMICOLONS, ";", QUOTE, QUOTE);
    form("file_field_delimiter_0x9", Pollution.TABS, "\t", QUOTE, QUOTE);
    form("file_field_delimiter_0x2C_0x20", Pollution.COMMAS_AND_BLANKS, ", ", QUOTE, QUOTE);
    form("file_field_delimiter_0x20", Pollution.BLANKS, " ", QUOTE, QUOTE);
    form("file_quotation_char_0x27", Pollution.APOSTROPHES, ",", "'", QUOTE);
    form("file_escape_char_0x5C", Pollution.BACKSLASHES, ",", QUOTE, "\\");
    form("file_escape_char_0x00", Pollution.NO_ESCAPES, ",", QUOTE, "");
  }

  private void form(
      String name, Pollution pollution, String separator, String quote, String escape) {
    String written = new Form(separator, quote, escape).write(table);
    add(name, pollution, written, usual.written(separator, quote, escape), texts);
  }

  private void changeEncoding() {
    String text = this.text.replace("oak", "b\u00f8g");
    List<List<String>> clean =
        texts.stream()
            .map(row -> row.stream().map(cell -> cell.replace("oak", "b\u00f8g")).toList())
            .toList();
    add("file_encoding_utf_8", Pollution.UTF_8_MARKED, "\uFEFF" + text, usual, clean);
    add("file_encoding_latin_1", Pollution.LATIN_1, text, usual.encoded("ISO-8859-1"), clean);
    add("file_encoding_utf_16", Pollution.UTF_16, text, usual.encoded("UTF-16"), clean);
  }

  private void polluteRow(int row) {
    List<String> cells = table.rows().get(row).stream().map(USUAL::cell).toList();
    for (int column = 0; column < table.width(); column++) {
      String place = row + "_col" + column;
      String before = String.join(",", cells.subList(0, column));
      String after = String.join(",", cells.subList(column, table.width()));
      String more = before + (column > 0 ? ",," : ",") + after;
      addRow("row_more_sep_row" + place, Pollution.ROW_WITH_MORE_SEPARATORS, row, more, texts);
      if (column > 0) {
        String less = before + after;
        addRow("row_less_sep_row" + place, Pollution.ROW_WITH_FEWER_SEPARATORS, row, less, texts);
      }
      addQuote("row_extra_quote" + place, row, column);
    }
    String name = "row_field_delimiter_" + row + "_0x20";
    addRow(name, Pollution.ROW_WITH_BLANKS, row, String.join(" ", cells), texts);
  }

  /** The quote stands before the cell's text, within the quotes that stand around it. */
  private void addQuote(String name, int row, int column) {
    List<String> cells = new ArrayList<>(table.rows().get(row).stream().map(USUAL::cell).toList());
    cells.set(column, QUOTE + cells.get(column));
    List<String> clean = new ArrayList<>(texts.get(row));
    clean.set(column, QUOTE + clean.get(column));
    List<List<String>> cleanRows = new ArrayList<>(texts);
    cleanRows.set(row, clean);
    addRow(name, Pollution.ROW_WITH_EXTRA_QUOTE, row, String.join(",", cells), cleanRows);
  }

  private void addRow(
      String name, Pollution pollution, int row, String line, List<List<String>> clean) {
    List<String> written = new ArrayList<>(lines);
    written.set(row, line + CRLF);
    add(name, pollution, String.join("", written), usual.headed(1, clean.get(0)), clean);
  }

  private void add(String name, Pollution pollution, String text) {
    add(name, pollution, text, usual, texts);
  }

  private void add(
      String name,
      Pollution pollution,
      String text,
      KnownDialect dialect,
      List<List<String>> clean) {
    files.add(new PollutedFile(name + ".csv", pollution, text, dialect, clean));
  }
}
