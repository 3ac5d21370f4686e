/** File systems that fail, or kill their process, at an operation that a test chooses. */
@NullMarked
package io.sparketl.launcher.failing;

import org.jspecify.annotations.NullMarked;
