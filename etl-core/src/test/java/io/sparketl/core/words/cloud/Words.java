package io.sparketl.core.words.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up words and their counts. */
final class Words {

  private Words() {}

  /** Words of which the n-th is counted an n-th as often as the first. */
  static List<WordCount> zipf(int count) {
    Random random = new Random(5);
    List<WordCount> words = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      words.add(new WordCount(word(random) + i, 100_000L / i));
    }
    return words;
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int syllables = 1 + random.nextInt(3); syllables > 0; syllables--) {
      word.append("bcdfghlmnprst".charAt(random.nextInt(13)));
      word.append("aeiouéü".charAt(random.nextInt(7)));
    }
    return word.toString();
  }
}
