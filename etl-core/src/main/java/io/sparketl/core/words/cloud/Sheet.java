package io.sparketl.core.words.cloud;

/**
 * What words are laid out on.
 *
 * @param style how
 * @param typeface in which font
 * @param mask where
 */
record Sheet(CloudStyle style, Typeface typeface, Mask mask) {}
