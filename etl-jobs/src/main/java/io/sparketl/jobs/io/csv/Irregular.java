package io.sparketl.jobs.io.csv;

/** What becomes of a row that is not shaped as its file's head says. */
public enum Irregular {
  /** It is used as if nothing were. */
  KEEP,
  /** It is used, and noted in the counts. */
  COUNT,
  /** It is rejected, and counted as such. */
  REJECT
}
