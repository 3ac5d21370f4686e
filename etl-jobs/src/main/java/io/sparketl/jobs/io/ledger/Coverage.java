package io.sparketl.jobs.io.ledger;

/**
 * How much of a source was read.
 *
 * @param planned how many parts of files there are to read
 * @param complete how many of these were read to their end
 */
public record Coverage(int planned, int complete) {

  /** Whether every row was seen. */
  public boolean coversAll() {
    return complete == planned;
  }
}
