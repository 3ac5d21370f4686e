package io.sparketl.launcher.report;

/** How results are printed. */
public enum Format {
  /** For people. */
  TEXT,
  /** For programs. */
  JSON
}
