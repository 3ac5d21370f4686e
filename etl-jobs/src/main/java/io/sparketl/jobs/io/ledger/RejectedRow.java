package io.sparketl.jobs.io.ledger;

import java.io.Serializable;

/**
 * A row that was rejected, as an example for people to look at.
 *
 * @param file where it stands
 * @param offset the byte of the file at which it begins, after decompression; of Parquet the number
 *     of the row in the file, the first being 0
 * @param reason what it was rejected for
 * @param text what stands there
 */
public record RejectedRow(String file, long offset, String reason, String text)
    implements Serializable {

  private static final int SHOWN = 200;

  /** The same row with at most 200 characters of its text. */
  public RejectedRow shortened() {
    return text.length() <= SHOWN
        ? this
        : new RejectedRow(file, offset, reason, text.substring(0, SHOWN) + "…");
  }
}
