package io.sparketl.core.words.cloud;

import java.io.Serializable;

/**
 * How a word is drawn.
 *
 * @param size of the font in pixels
 * @param isRotated whether it is read from bottom to top
 */
record Setting(int size, boolean isRotated) implements Serializable {}
