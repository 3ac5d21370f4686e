package io.sparketl.jobs.salary;

/** What becomes of several rows of one key. */
public enum Duplicates {
  /** The run fails, and names some of them. */
  REFUSE,
  /** The first counts, in the order of their values. */
  KEEP_FIRST,
  /** Every one counts, with each of the other table. */
  KEEP_ALL
}
