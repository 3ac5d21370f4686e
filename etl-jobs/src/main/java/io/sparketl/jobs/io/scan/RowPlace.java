package io.sparketl.jobs.io.scan;

import io.sparketl.jobs.io.ledger.RejectedRow;

/** Tells where the row stands that is being read, and what stands there. */
public interface RowPlace {

  /** The row, whole, as one that was rejected. */
  RejectedRow rejected(String reason);
}
