/** The front door: {@link io.sparketl.launcher.Etl} reads the command line, reports and exits. */
@NullMarked
package io.sparketl.launcher;

import org.jspecify.annotations.NullMarked;
