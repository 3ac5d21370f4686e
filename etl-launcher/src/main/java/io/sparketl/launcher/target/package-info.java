/** Where steps run: {@link io.sparketl.launcher.target.LocalTarget}, so far. */
@NullMarked
package io.sparketl.launcher.target;

import org.jspecify.annotations.NullMarked;
