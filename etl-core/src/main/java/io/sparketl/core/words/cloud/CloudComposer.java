package io.sparketl.core.words.cloud;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Finds a place for every word: the most frequent first, in a font that shrinks with the counts and
 * where there is no room, at a place chosen by chance among all where the glyphs fit.
 *
 * <p>The rule for fonts is that of Python's wordcloud, but that a word is never in a smaller font
 * than one that is less frequent, and that a word without room does not end the picture.
 */
public final class CloudComposer {

  private final Sheet sheet;

  /** A composer for pictures of one shape. */
  public CloudComposer(CloudStyle style, Typeface typeface, Mask mask) {
    this(new Sheet(style, typeface, mask));
  }

  CloudComposer(Sheet sheet) {
    this.sheet = sheet;
  }

  /** Whether there is room for a single letter in the smallest font. */
  public boolean hasRoom() {
    Composition letter = new Composition(sheet, sheet.style().minFont());
    letter.place(new Ranking.Ranked("i", 1));
    return letter.result(Map.of()).leftOut().getOrDefault(LeftOut.NO_ROOM, 0L) == 0;
  }

  /** The layout of the words of one picture. */
  public WordCloud compose(Collection<WordCount> counts) {
    return compose(counts, sheet.mask().height());
  }

  /** The layout in which no font is larger than {@code most} pixels. */
  WordCloud compose(Collection<WordCount> counts, int most) {
    Ranking ranking = Ranking.of(counts, sheet.style().maxWords());
    Composition composition = new Composition(sheet, Math.min(most, largestFont(ranking.words())));
    ranking.words().forEach(composition::place);
    return composition.result(ranking.leftOut());
  }

  /**
   * Half above the harmonic mean of the fonts of the first two words, when these two have all the
   * room. It is their mean in Python's wordcloud, where boxes keep words apart; glyphs need less.
   */
  private int largestFont(List<Ranking.Ranked> words) {
    Composition two = new Composition(sheet, sheet.mask().height());
    for (Ranking.Ranked word : words) {
      if (two.placed().size() == 2) {
        break;
      }
      two.place(new Ranking.Ranked(word.word(), 1));
    }
    return switch (two.placed().size()) {
      case 0 -> sheet.style().minFont();
      case 1 -> two.placed().get(0).size();
      default -> {
        int a = two.placed().get(0).size();
        int b = two.placed().get(1).size();
        yield Math.max(sheet.style().minFont(), 3 * a * b / (a + b));
      }
    };
  }
}
