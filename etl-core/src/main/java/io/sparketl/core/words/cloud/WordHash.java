package io.sparketl.core.words.cloud;

/** Numbers that look like chance, but are always the same for a word. */
final class WordHash {

  private WordHash() {}

  static long of(String word, long seed) {
    long hash = seed * 0x9E3779B97F4A7C15L;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ word.charAt(i)) * 0xBF58476D1CE4E5B9L;
      hash ^= hash >>> 31;
    }
    return hash * 0x94D049BB133111EBL;
  }
}
