package io.sparketl.jobs.io;

import java.util.List;

/**
 * Where rows are read from.
 *
 * @param path files, folders and globs; all of them together are one table
 * @param format what the files are
 * @param maxRejected the largest share of rows, from 0 to 1, that may be rejected
 */
public record Source(List<String> path, Format format, double maxRejected) {

  /** What a source's files are. */
  public enum Format {
    /** Each file as its name says. */
    AUTO,
    /** Text with a header, plain or compressed as the end of the name says. */
    CSV,
    /** Apache Parquet. */
    PARQUET
  }

  public Source {
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a source needs at least one path");
    }
    if (!(maxRejected >= 0 && maxRejected <= 1)) {
      throw new IllegalArgumentException("max-rejected is a share from 0 to 1, not " + maxRejected);
    }
  }
}
