/**
 * Word clouds: {@link io.sparketl.core.words.cloud.CloudComposer} finds a place for every word,
 * {@link io.sparketl.core.words.cloud.CloudPainter} draws them. Neither asks the machine for fonts
 * or graphics, so that a picture is the same wherever it is made.
 */
@NullMarked
package io.sparketl.core.words.cloud;

import org.jspecify.annotations.NullMarked;
