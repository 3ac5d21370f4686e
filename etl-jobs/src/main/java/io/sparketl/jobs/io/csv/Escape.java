package io.sparketl.jobs.io.csv;

/** How a quote is written within quotes. */
public enum Escape {
  /** Twice. */
  DOUBLED,
  /** With a backslash before it; a backslash itself then is written twice. */
  BACKSLASH,
  /** Not at all: a field that contains a quote cannot be quoted. */
  NONE
}
