package io.sparketl.core.words.cloud;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A layout: which word is where.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param words the words in their places, the most frequent first
 * @param leftOut how many words are not there, by reason; every reason is named
 */
public record WordCloud(int width, int height, List<PlacedWord> words, Map<LeftOut, Long> leftOut) {

  public WordCloud {
    words = List.copyOf(words);
    Map<LeftOut, Long> all = new EnumMap<>(LeftOut.class);
    for (LeftOut reason : LeftOut.values()) {
      all.put(reason, leftOut.getOrDefault(reason, 0L));
    }
    leftOut = Collections.unmodifiableMap(all);
  }

  /** How many words are not there. */
  public long leftOutWords() {
    return leftOut.values().stream().mapToLong(Long::longValue).sum();
  }
}
