package io.sparketl.jobs.run;

import io.sparketl.jobs.io.Fingerprint.ColumnFingerprint;
import java.util.Map;
import java.util.Objects;

/**
 * What was published.
 *
 * @param path where
 * @param format as what
 * @param rows how many rows
 * @param bytes the length of its files
 * @param files how many files
 * @param fingerprint of its rows, whatever their order and the form of the file
 * @param columns of every column by itself, by name
 */
public record SinkRecord(
    String path,
    String format,
    long rows,
    long bytes,
    int files,
    String fingerprint,
    Map<String, ColumnFingerprint> columns) {

  public SinkRecord {
    // Jackson fills in null for what a file lacks.
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(columns, "columns");
  }
}
