package io.sparketl.jobs.io.parquet;

import java.io.Serializable;

/**
 * A row group of a Parquet file.
 *
 * @param index its number in the file
 * @param start the byte at which it begins
 * @param bytes how long it is, compressed
 * @param firstRow the number of its first row in the file
 * @param rows how many rows it has
 */
public record RowGroup(int index, long start, long bytes, long firstRow, long rows)
    implements Serializable {

  private static final long serialVersionUID = 1L;
}
