/** One class per verb. Each parses; the work is done in {@code jobs} and {@code target}. */
@NullMarked
package io.sparketl.launcher.command;

import org.jspecify.annotations.NullMarked;
