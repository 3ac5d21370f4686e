/**
 * Jobs on the words of titles: {@link io.sparketl.jobs.words.TitleWordsJob}, {@link
 * io.sparketl.jobs.words.WordsByYearJob} and {@link io.sparketl.jobs.words.WordCloudsJob}.
 */
@NullMarked
package io.sparketl.jobs.words;

import org.jspecify.annotations.NullMarked;
