package io.sparketl.jobs.inspect;

import io.sparketl.jobs.io.csv.Dialect;
import java.util.List;

/**
 * How a CSV file is written, as far as its beginning tells.
 *
 * @param dialect what the reader needs to be told
 * @param hasMark whether a byte order mark begins the file
 * @param end what records end with
 * @param rows what was seen of its rows
 * @param notes what else a reader should know, in sentences
 */
public record RecognizedDialect(
    Dialect dialect, boolean hasMark, RecordEnd end, SampledRows rows, List<String> notes) {

  /** One row in so many may be odd in a file of which nothing else tells that it is a table. */
  private static final int ODD_ROWS = 4;

  /**
   * The rows of the sample, headers not included.
   *
   * @param count how many there are
   * @param surplus how many have more fields than there are columns
   * @param missing how many have fewer
   * @param broken how many have a quote that does not pair
   * @param isAll whether the sample is the whole file
   */
  public record SampledRows(int count, int surplus, int missing, int broken, boolean isAll) {}

  public RecognizedDialect {
    notes = List.copyOf(notes);
  }

  /** Whether the text is surely a table: something separates fields, in most rows alike. */
  boolean isTable() {
    return notes.stream().noneMatch(DialectSniffer.ONE_COLUMN::equals)
        && ODD_ROWS * (rows.surplus() + rows.missing() + rows.broken()) <= rows.count();
  }
}
