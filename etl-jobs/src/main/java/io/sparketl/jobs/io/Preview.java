package io.sparketl.jobs.io;

import java.util.List;

/**
 * The first rows of a published table, for people.
 *
 * @param columns the names of the columns, with units
 * @param rows their values as text
 * @param total how many rows the table has
 */
public record Preview(List<String> columns, List<List<String>> rows, long total) {}
