package io.sparketl.jobs.words;

/** Which column tells the year of a title. */
public enum YearColumn {
  /** {@code year}, a whole number. */
  YEAR,
  /** {@code review_date}, of which it is the year. */
  REVIEW_DATE
}
