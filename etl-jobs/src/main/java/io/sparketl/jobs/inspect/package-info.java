/**
 * What files are of which nobody has said so: {@link io.sparketl.jobs.inspect.Inspection} looks at
 * their beginnings, recognizes how CSV is written, and puts the columns of all files side by side.
 * Reads no rows but those of a sample, and needs no session.
 */
@NullMarked
package io.sparketl.jobs.inspect;

import org.jspecify.annotations.NullMarked;
