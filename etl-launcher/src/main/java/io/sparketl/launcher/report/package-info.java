/**
 * What the terminal shows. Results go to stdout, everything else to stderr; {@link
 * io.sparketl.launcher.report.Console} keeps the two apart.
 */
@NullMarked
package io.sparketl.launcher.report;

import org.jspecify.annotations.NullMarked;
