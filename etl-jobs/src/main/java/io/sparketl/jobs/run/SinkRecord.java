package io.sparketl.jobs.run;

/**
 * What was published.
 *
 * @param path where
 * @param format as what
 * @param rows how many rows, counted in the file as written
 * @param bytes its length
 * @param files how many files
 */
public record SinkRecord(String path, String format, long rows, long bytes, int files) {}
