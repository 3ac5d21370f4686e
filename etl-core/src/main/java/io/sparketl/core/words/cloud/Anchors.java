package io.sparketl.core.words.cloud;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where words are drawn to, so that they stand in about the same place in several pictures: in that
 * of a picture of all counts together.
 */
public final class Anchors implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The middle of a word, and how it is read. */
  record Anchor(int x, int y, boolean isRotated) implements Serializable {}

  private final HashMap<String, Anchor> anchors = new HashMap<>();
  private final int largestFont;

  private Anchors(WordCloud cloud) {
    for (PlacedWord word : cloud.words()) {
      int x = word.x() + word.width() / 2;
      int y = word.y() + word.height() / 2;
      anchors.put(word.word(), new Anchor(x, y, word.isRotated()));
    }
    largestFont = cloud.words().stream().mapToInt(PlacedWord::size).max().orElse(0);
  }

  /** The places of all words of a picture. */
  public static Anchors of(WordCloud cloud) {
    return new Anchors(cloud);
  }

  @Nullable Anchor of(String word) {
    return anchors.get(word);
  }

  /** The largest font of the picture that the anchors are from; 0 if it has no words. */
  int largestFont() {
    return largestFont;
  }

  /** How many words have one. */
  public int count() {
    return anchors.size();
  }

  Map<String, Anchor> asMap() {
    return Map.copyOf(anchors);
  }
}
