package io.sparketl.core.words.cloud;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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

  private final HashMap<Long, HashMap<String, Home>> homes = new HashMap<>();

  private final HashMap<String, Home> first = new HashMap<>();

  void add(long picture, String word, Home home) {
    first.putIfAbsent(word, home);
    homes.computeIfAbsent(picture, none -> new HashMap<>()).put(word, home);
  }

  /** Where a word stands in any picture. */
  Optional<Place> near(String word) {
    return Optional.ofNullable(first.get(word)).map(Home::middle);
  }

  /** The words that have a home in a picture. */
  Map<String, Home> in(long picture) {
    return homes.getOrDefault(picture, new HashMap<>());
  }
}
