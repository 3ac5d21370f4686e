package io.sparketl.core.words.cloud;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent words.
 *
 * @param words the most frequent first, equal ones by their letters
 * @param leftOut how many others there are, and why they do not count
 */
record Ranking(List<Ranked> words, Map<LeftOut, Long> leftOut) {

  /** A word and its count, which is above zero. */
  record Ranked(String word, long count) {}

  private static final Comparator<Ranked> ORDER =
      Comparator.comparingLong(Ranked::count).reversed().thenComparing(Ranked::word);

  /** Counts of one word that comes several times are added up. */
  static Ranking of(Collection<WordCount> counts, int maxWords) {
    Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
    Map<String, Long> sums = new HashMap<>();
    for (WordCount count : counts) {
      Long times = count.count();
      if (times == null || times <= 0) {
        leftOut.merge(LeftOut.NO_COUNT, 1L, Long::sum);
      } else {
        sums.merge(count.word(), times, Ranking::sum);
      }
    }
    List<Ranked> words =
        sums.entrySet().stream()
            .map(entry -> new Ranked(entry.getKey(), entry.getValue()))
            .sorted(ORDER)
            .limit(maxWords)
            .toList();
    if (sums.size() > words.size()) {
      leftOut.put(LeftOut.ABOVE_MAX_WORDS, (long) sums.size() - words.size());
    }
    return new Ranking(words, leftOut);
  }

  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }
}
