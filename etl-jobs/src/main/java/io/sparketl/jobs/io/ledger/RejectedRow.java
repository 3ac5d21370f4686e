package io.sparketl.jobs.io.ledger;

import java.io.Serializable;

/**
 * A row that was rejected, as an example for people to look at.
 *
 * @param file where it stands
 * @param offset the byte of the file at which it begins, after decompression; -1 where a format has
 *     no such place
 * @param reason what it was rejected for
 * @param text what stands there, shortened
 */
public record RejectedRow(String file, long offset, String reason, String text)
    implements Serializable {

  private static final int SHOWN = 200;

  /** A row of which at most 200 characters are kept. */
  public static RejectedRow of(String file, long offset, String reason, String text) {
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return new RejectedRow(file, offset, reason, shown);
  }
}
