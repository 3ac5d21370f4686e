/**
 * Putting files in their places: {@link io.sparketl.jobs.io.publish.Publisher} replaces a file
 * whole on every kind of file system, {@link io.sparketl.jobs.io.publish.StagingFolder} is the
 * hidden folder beside a place in which files are made, and {@link
 * io.sparketl.jobs.io.publish.Lease} the right to work there, which one living process has at a
 * time.
 */
@NullMarked
package io.sparketl.jobs.io.publish;

import org.jspecify.annotations.NullMarked;
