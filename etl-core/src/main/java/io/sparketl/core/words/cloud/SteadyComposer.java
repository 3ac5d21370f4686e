package io.sparketl.core.words.cloud;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Lays out several pictures, such as those of the years, so that a word stands at the same place in
 * all of them, grows and shrinks there, and does not move: as in a film.
 *
 * <p>Each picture is first laid out by itself, which tells how large its words are. For the
 * prominent ones a place is then looked for that is free in all of their pictures at once. The
 * others fill what is left, each near a place that its letters tell. First and last step know one
 * picture alone, and can be done for all at the same time.
 */
public final class SteadyComposer {

  /** Prominent words are at least so many times as large as the smallest font. */
  private static final int PROMINENT = 2;

  /** More of them are not looked at, in one picture: they would all be small. */
  private static final int MOST_PROMINENT = 400;

  /**
   * The largest font is at most this part of the height: larger words leave no room for those that
   * other pictures have there.
   */
  private static final int LARGEST = 5;

  /** The part of the size in a picture by itself that is tried first, in steps: 18 of 20. */
  private static final int FIRST_PART = 18;

  private static final int STEPS = 20;

  /** They are all looked at together; a pixel takes most of a byte. */
  private static final long MOST_PIXELS = 500_000_000;

  private final Sheet sheet;

  /** A composer for pictures of one shape. */
  public SteadyComposer(CloudStyle style, Typeface typeface, Mask mask) {
    this.sheet = new Sheet(style, typeface, mask);
  }

  /** The prominent words of a picture. */
  public List<SizedWord> prominent(Collection<WordCount> counts) {
    int largest = Math.max(sheet.style().minFont(), sheet.mask().height() / LARGEST);
    return new CloudComposer(sheet)
        .compose(counts, largest).words().stream()
            .filter(word -> word.size() >= PROMINENT * sheet.style().minFont())
            .limit(MOST_PROMINENT)
            .map(word -> new SizedWord(word.word(), word.size()))
            .toList();
  }

  /**
   * Homes for the prominent words of all pictures, in fonts as large as there is room for.
   *
   * @param pictures the prominent words by picture
   * @throws EtlException ARGUMENT_INVALID if the pictures are too large to be looked at together
   */
  public Homes homes(SortedMap<Long, List<SizedWord>> pictures) {
    requireRoom(pictures.size());
    Optional<Homes> homes = Optional.empty();
    for (int part = FIRST_PART; part > 0 && homes.isEmpty(); part--) {
      int least = PROMINENT * sheet.style().minFont();
      homes = new HomeFinder(sheet, pictures, (double) part / STEPS, least).find();
    }
    return homes.orElseGet(Homes::new);
  }

  private void requireRoom(int pictures) {
    long pixels = (long) pictures * sheet.mask().width() * sheet.mask().height();
    if (pixels > MOST_PIXELS) {
      throw new EtlException(
          ErrorCode.ARGUMENT_INVALID,
          "a steady film has at most %d pixels in all pictures, not %d times %d x %d"
              .formatted(MOST_PIXELS, pictures, sheet.mask().width(), sheet.mask().height()),
          "make the mask smaller and draw it larger with look.scale, or leave out steady");
    }
  }

  /** The layout of a picture whose prominent words are at home. */
  public WordCloud compose(Collection<WordCount> counts, long picture, Homes homes) {
    Ranking ranking = Ranking.of(counts, sheet.style().maxWords());
    int belowProminent = PROMINENT * sheet.style().minFont() - 1;
    return new SteadyComposition(sheet, homes, picture, belowProminent).compose(ranking);
  }
}
