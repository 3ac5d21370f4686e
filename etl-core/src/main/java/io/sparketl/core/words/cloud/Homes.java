package io.sparketl.core.words.cloud;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Where words stand in several pictures: at one place in all of them, as far as there is room. */
public final class Homes implements Serializable {

  private static final long serialVersionUID = 1L;

  /**
   * Where a word stands in a picture.
   *
   * @param middle of the word
   * @param setting its size and angle
   */
  record Home(Place middle, Setting setting) implements Serializable {}

  /** By word, and then by picture. */
  private final HashMap<String, NavigableMap<Long, Home>> homes = new HashMap<>();

  void add(String word, long picture, Home home) {
    homes.computeIfAbsent(word, none -> new TreeMap<>()).put(picture, home);
  }

  /** Where a word stands in a picture; nothing if it has no home there. */
  Optional<Home> in(long picture, String word) {
    return Optional.ofNullable(all(word).get(picture));
  }

  /** Where a word stood last, or will stand first; nothing if it has no home in any picture. */
  Optional<Place> near(long picture, String word) {
    NavigableMap<Long, Home> all = all(word);
    Map.Entry<Long, Home> last = all.floorEntry(picture);
    return Optional.ofNullable(last == null ? all.firstEntry() : last)
        .map(entry -> entry.getValue().middle());
  }

  private NavigableMap<Long, Home> all(String word) {
    return homes.getOrDefault(word, Collections.emptyNavigableMap());
  }
}
