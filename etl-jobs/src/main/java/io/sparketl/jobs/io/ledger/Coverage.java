package io.sparketl.jobs.io.ledger;

/**
 * How much of a source was read.
 *
 * @param planned how many splits of CSV files and how many Parquet files there are
 * @param complete how many of these were read to their end
 */
public record Coverage(int planned, int complete) {

  /** Whether every row was seen. */
  public boolean coversAll() {
    return complete == planned;
  }
}
