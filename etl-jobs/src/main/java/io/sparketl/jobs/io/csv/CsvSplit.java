package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.ledger.Split;
import java.io.Serializable;

/**
 * A part of a file: the records that begin in it.
 *
 * @param file the file
 * @param start the first byte, after decompression; a record may have begun before it
 * @param end the byte after the last; the last record may go on beyond it
 */
record CsvSplit(CsvFile file, long start, long end) implements Serializable {

  private static final long serialVersionUID = 1L;

  boolean isFirst() {
    return start == file.head().rowsAt();
  }

  /** The split as the ledger knows it. */
  Split key(String source) {
    return new Split(source, file.path(), start);
  }
}
