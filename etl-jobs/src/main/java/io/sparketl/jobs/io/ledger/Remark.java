package io.sparketl.jobs.io.ledger;

/** What is noticed of a file beside its rows, and is nothing wrong. */
public enum Remark {
  /** A record goes over several lines. */
  LINE_BREAKS(0, "line breaks in quotes"),
  /** A line is a comment. */
  COMMENT(1, "comments passed over"),
  /** A line is blank, and something comes after it. */
  BLANK_LINE(2, "blank lines passed over");

  private final int number;
  private final String label;

  Remark(int number, String label) {
    this.number = number;
    this.label = label;
  }

  /** Its place among all of them. */
  int number() {
    return number;
  }

  /** What it is counted under. */
  public String label() {
    return label;
  }
}
