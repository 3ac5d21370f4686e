package io.sparketl.core.words.cloud;

import org.jspecify.annotations.Nullable;

/**
 * How often a word was counted.
 *
 * @param word the word
 * @param count how often; null or none above zero is no count, and the word is left out
 */
public record WordCount(String word, @Nullable Long count) {}
