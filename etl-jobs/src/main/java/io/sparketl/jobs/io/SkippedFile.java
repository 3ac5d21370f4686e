package io.sparketl.jobs.io;

/**
 * A file that was left out because it cannot be read.
 *
 * @param path the file
 * @param problem what is wrong with it
 */
public record SkippedFile(String path, String problem) {}
