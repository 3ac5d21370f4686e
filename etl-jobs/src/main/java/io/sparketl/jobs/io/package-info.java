/**
 * Storage: one door, {@link io.sparketl.jobs.io.Tables}. A job names its {@link
 * io.sparketl.jobs.io.Ports}; {@link io.sparketl.jobs.io.StoredTables} reads sources by contract,
 * counts every row and stages sinks, which are published together when every check has passed.
 *
 * <p>Paths are URIs, and the file system is always the path's own.
 */
@NullMarked
package io.sparketl.jobs.io;

import org.jspecify.annotations.NullMarked;
