package io.sparketl.jobs.io.csv;

/**
 * The kinds of polluted files of the Pollock benchmark (Vitagliano et al., "Pollock: A Data Loading
 * Benchmark", PVLDB 16(8), 2023), and what one file of each weighs in the weighted score: how often
 * the authors found it among the CSV files of public administrations, divided among its files. The
 * last three are not in the benchmark's score.
 */
enum Pollution {
  NONE(1),
  NO_PAYLOAD(15),
  NO_TRAILING_NEWLINE(184),
  DOUBLE_TRAILING_NEWLINE(5),
  NO_HEADER(470),
  HEADER_OF_TWO_ROWS(47),
  HEADER_OF_THREE_ROWS(47),
  PREAMBLE(282),
  SECOND_TABLE_NARROWER(188 / 3.0),
  SECOND_TABLE_ALIKE(188 / 3.0),
  SECOND_TABLE_WIDER(188 / 3.0),
  HEADER_ONLY(3),
  ONE_ROW(4),
  SEMICOLONS(834),
  TABS(4),
  COMMAS_AND_BLANKS(101),
  BLANKS(4),
  APOSTROPHES(11),
  BACKSLASHES(1),
  NO_ESCAPES(7),
  LINES_END_LF(1691),
  LINES_END_CR(7),
  ROW_WITH_MORE_SEPARATORS(260 / 707.0),
  ROW_WITH_FEWER_SEPARATORS(260 / 707.0),
  ROW_WITH_EXTRA_QUOTE(1 / 108.0),
  ROW_WITH_BLANKS(1 / 7.0),
  UTF_8_MARKED(0),
  LATIN_1(0),
  UTF_16(0);

  private final double weight;

  Pollution(double weight) {
    this.weight = weight;
  }

  /** What one file weighs. */
  double weight() {
    return weight;
  }

  /** Whether it counts in the benchmark's score. */
  boolean isScored() {
    return weight > 0;
  }
}
