package io.sparketl.core.words.cloud;

import java.io.Serializable;

/**
 * A word in a picture that is still to be laid out.
 *
 * @param word the word
 * @param size of the font in pixels
 */
public record SizedWord(String word, int size) implements Serializable {}
