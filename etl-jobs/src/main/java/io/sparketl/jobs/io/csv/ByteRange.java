package io.sparketl.jobs.io.csv;

import java.io.Serializable;

/**
 * A part of a file: the rows that begin in it.
 *
 * @param start the first byte, after decompression
 * @param end the byte after the last
 */
public record ByteRange(long start, long end) implements Serializable {

  private static final long serialVersionUID = 1L;
}
