package io.sparketl.jobs.io;

import io.sparketl.core.error.Secrets;
import io.sparketl.jobs.io.csv.Dialect;
import java.util.List;
import java.util.Optional;

/**
 * Where rows are read from.
 *
 * @param path files, folders and globs; all of them together are one table
 * @param format what the files are
 * @param maxRejected the largest share of rows, from 0 to 1, that may be rejected
 * @param onBadFile what becomes of a file whose head cannot be read
 * @param rejects where rejected rows go, if anybody wants them
 * @param csv how CSV files are written
 */
public record Source(
    List<String> path,
    Format format,
    double maxRejected,
    OnBadFile onBadFile,
    Optional<Sink> rejects,
    Dialect csv) {

  /** What a source's files are. */
  public enum Format {
    /** Each file as its name says. */
    AUTO,
    /** Text with a header, plain or compressed as the end of the name says. */
    CSV,
    /** Apache Parquet. */
    PARQUET
  }

  /** What becomes of a file that has not the columns, or is not what it should be. */
  public enum OnBadFile {
    /** It fails the run before anything is read. */
    FAIL,
    /** It is left out, and named in the record. */
    SKIP
  }

  public Source {
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a source needs at least one path");
    }
    path.forEach(Secrets::refuseIn);
    if (!(maxRejected >= 0 && maxRejected <= 1)) {
      throw new IllegalArgumentException("max-rejected is a share from 0 to 1, not " + maxRejected);
    }
  }

  /** A source of files that are written as most are, of which no bad file is left out. */
  public static Source of(List<String> path, Format format, double maxRejected) {
    return new Source(
        path, format, maxRejected, OnBadFile.FAIL, Optional.empty(), Dialect.STANDARD);
  }
}
