/**
 * Titles, the words they are made of, and how often each word stands in the titles of a year:
 * {@link io.sparketl.core.words.Titles} in, {@link io.sparketl.core.words.Words} between, {@link
 * io.sparketl.core.words.WordCounts} out.
 */
@NullMarked
package io.sparketl.core.words;

import org.jspecify.annotations.NullMarked;
