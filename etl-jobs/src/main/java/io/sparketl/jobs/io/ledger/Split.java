package io.sparketl.jobs.io.ledger;

import java.io.Serializable;

/**
 * A part of a file, as one task reads it.
 *
 * @param source the name of the input
 * @param file the file
 * @param start where the part begins
 */
public record Split(String source, String file, long start) implements Serializable {}
