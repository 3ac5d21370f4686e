package io.sparketl.launcher.report;

import io.sparketl.core.words.cloud.WordCloud;
import io.sparketl.jobs.words.CloudStudio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A layout as it is printed: {@code etl wordcloud --json}.
 *
 * @param schemaVersion of this form
 * @param width of the picture in pixels, before it is scaled
 * @param height likewise
 * @param words the words in their places
 * @param leftOut how many words are not there, by reason
 */
public record CloudRecord(
    int schemaVersion, int width, int height, List<Word> words, Map<String, Long> leftOut) {

  /**
   * A word in its place.
   *
   * @param x of the left edge of its ink
   * @param y of the upper edge of its ink
   * @param width of its ink
   * @param height of its ink
   * @param size of the font in pixels
   * @param rotation 0, or 90 where it is read from bottom to top
   * @param color as #rrggbb
   */
  public record Word(
      String word,
      long count,
      int x,
      int y,
      int width,
      int height,
      int size,
      int rotation,
      String color) {}

  /** The record of a layout that {@code studio} has made. */
  public static CloudRecord of(WordCloud cloud, CloudStudio studio) {
    List<Word> words =
        cloud.words().stream()
            .map(
                word ->
                    new Word(
                        word.word(),
                        word.count(),
                        word.x(),
                        word.y(),
                        word.width(),
                        word.height(),
                        word.size(),
                        word.rotation(),
                        studio.colorOf(word.hue())))
            .toList();
    Map<String, Long> leftOut = new LinkedHashMap<>();
    cloud.leftOut().forEach((reason, count) -> leftOut.put(reason.reason(), count));
    return new CloudRecord(1, cloud.width(), cloud.height(), words, leftOut);
  }
}
