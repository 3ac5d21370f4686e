/**
 * Jobs on the words of titles: {@link io.sparketl.jobs.words.TitleWordsJob} and {@link
 * io.sparketl.jobs.words.WordsByYearJob}.
 */
@NullMarked
package io.sparketl.jobs.words;

import org.jspecify.annotations.NullMarked;
