/**
 * Reads JSON lines: one object a line, its keys the names of columns.
 *
 * <p>The driver samples each file ({@link io.sparketl.jobs.io.json.JsonHead}), as no header tells
 * its columns, and cuts the files at line starts ({@link io.sparketl.jobs.io.json.JsonSplits}), by
 * the means of {@code io.csv}. A task parses line by line ({@code JsonLine}) and hands on the
 * members that are wanted ({@code ObjectDecoder}).
 */
@NullMarked
package io.sparketl.jobs.io.json;

import org.jspecify.annotations.NullMarked;
