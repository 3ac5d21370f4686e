package io.sparketl.core.words.cloud;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds a place for every word: the most frequent first, in a font that shrinks with the counts and
 * where there is no room, at a place chosen by chance among all where the glyphs fit.
 *
 * <p>The rule for fonts is that of Python's wordcloud, but that a word is never in a smaller font
 * than one that is less frequent, and that a word without room does not end the picture.
 */
public final class CloudComposer {

  private final CloudStyle style;
  private final Typeface typeface;
  private final Mask mask;

  /** A composer for pictures of one shape. */
  public CloudComposer(CloudStyle style, Typeface typeface, Mask mask) {
    this.style = style;
    this.typeface = typeface;
    this.mask = mask;
  }

  /** The layout of the words of one picture. */
  public WordCloud compose(Collection<WordCount> counts) {
    return compose(counts, Optional.empty());
  }

  /** The layout in which words that have an anchor stand as near to it as there is room. */
  public WordCloud compose(Collection<WordCount> counts, Anchors anchors) {
    return compose(counts, Optional.of(anchors));
  }

  private WordCloud compose(Collection<WordCount> counts, Optional<Anchors> anchors) {
    Ranking ranking = Ranking.of(counts, style.maxWords());
    int anchored = anchors.map(Anchors::largestFont).orElse(0);
    int largest = anchored > 0 ? anchored : largestFont(ranking.words());
    Composition composition = new Composition(style, typeface, mask, anchors, largest);
    ranking.words().forEach(composition::place);
    return composition.result(ranking.leftOut());
  }

  /**
   * A fifth above the harmonic mean of the fonts of the first two words, when these two have all
   * the room. It is their mean in Python's wordcloud, where boxes keep words apart; glyphs need
   * less.
   */
  private int largestFont(List<Ranking.Ranked> words) {
    Composition two = new Composition(style, typeface, mask, Optional.empty(), mask.height());
    for (Ranking.Ranked word : words) {
      if (two.placed().size() == 2) {
        break;
      }
      two.place(new Ranking.Ranked(word.word(), 1));
    }
    return switch (two.placed().size()) {
      case 0 -> style.minFont();
      case 1 -> two.placed().get(0).size();
      default -> {
        int a = two.placed().get(0).size();
        int b = two.placed().get(1).size();
        yield Math.max(style.minFont(), 12 * a * b / (5 * (a + b)));
      }
    };
  }
}
