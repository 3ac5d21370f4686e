package io.sparketl.core.words.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudComposerTest {

  private static final Typeface TYPEFACE = Typeface.standard();
  private static final Mask HEART = Shape.HEART.mask(300, 250);
  private static final CloudStyle STYLE = CloudStyle.STANDARD;
  private static final Palette PALETTE = Palette.of(ColorMap.of("viridis"), 0xFFFFFF);

  private static WordCloud compose(CloudStyle style, Mask mask, List<WordCount> words) {
    return new CloudComposer(style, TYPEFACE, mask).compose(words);
  }

  private static WordCloud compose(WordCount... words) {
    return compose(STYLE, Mask.rectangle(400, 200), List.of(words));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "3, 2", "1, 0", "3, 0", "3, 1"})
  void noPixelBelongsToTwoWordsOrLiesOutsideTheMask(int scale, int margin) {
    CloudStyle style = new CloudStyle(20_000, 4, 0.5, 0.9, margin, 1);
    WordCloud cloud = compose(style, HEART, Words.zipf(400));
    Layouts.requireApart(cloud, HEART, scale);

    CloudPainter painter = new CloudPainter(TYPEFACE, PALETTE);
    for (PlacedWord word : cloud.words()) {
      assertThat(inkOf(Layouts.alone(cloud, word, scale)))
          .as("ink of %s", word)
          .isEqualTo(inkElsewhere(painter, word, scale));
    }
    assertThat(cloud.words()).hasSizeGreaterThan(100);
  }

  private static int inkOf(byte[] pixels) {
    return (int) IntStream.range(0, pixels.length).filter(i -> pixels[i] != 0).count();
  }

  /** The ink of a word where nothing can clip it. */
  private static int inkElsewhere(CloudPainter painter, PlacedWord word, int scale) {
    PlacedWord moved =
        new PlacedWord(
            word.word(),
            word.count(),
            200,
            200,
            word.width(),
            word.height(),
            word.size(),
            word.rotation(),
            word.hue());
    WordCloud roomy = new WordCloud(800, 800, List.of(moved), Map.of());
    return inkOf(painter.paint(roomy, scale).pixels());
  }

  @Test
  void wordsKeepTheMargin() {
    WordCloud cloud = compose(STYLE, HEART, Words.zipf(200));
    int[] owners = new int[300 * 250];
    int number = 0;
    for (PlacedWord word : cloud.words()) {
      number++;
      byte[] pixels = Layouts.alone(cloud, word, 1);
      for (int i = 0; i < owners.length; i++) {
        owners[i] = pixels[i] == 0 ? owners[i] : number;
      }
    }
    for (int i = 0; i < owners.length; i++) {
      for (int j : new int[] {i + 1, i + 2, i + 300, i + 600, i + 602}) {
        if (j < owners.length && owners[i] != 0 && owners[j] != 0 && i % 300 < 298) {
          assertThat(owners[j]).isEqualTo(owners[i]);
        }
      }
    }
  }

  @Test
  void aWordIsNeverSmallerThanOneThatIsCountedLess() {
    Layouts.requireSizesByCount(compose(STYLE, HEART, Words.zipf(1000)));
  }

  @Test
  void theOrderOfTheCountsDoesNotMatterAndTheSeedDoes() {
    List<WordCount> words = Words.zipf(300);
    List<WordCount> shuffled = new ArrayList<>(words);
    Collections.reverse(shuffled);

    WordCloud cloud = compose(STYLE, HEART, words);

    assertThat(compose(STYLE, HEART, shuffled)).isEqualTo(cloud);
    assertThat(compose(new CloudStyle(20_000, 4, 0.5, 0.9, 2, 2), HEART, words))
        .isNotEqualTo(cloud);
  }

  @Test
  void everyWordIsPlacedOrCounted() {
    WordCloud cloud = compose(STYLE, HEART, Words.zipf(3000));

    assertThat(cloud.words().size() + cloud.leftOutWords()).isEqualTo(3000);
    assertThat(cloud.leftOut().get(LeftOut.NO_ROOM)).isPositive();
  }

  @Test
  void wordsWithoutGlyphsAreLeftOutAndCounted() {
    WordCloud cloud =
        compose(
            new WordCount("plain", 9L),
            new WordCount("🦊", 8L),
            new WordCount("mixed🦊", 8L),
            new WordCount("العربية", 7L),
            new WordCount("עברית", 7L),
            new WordCount("日本語", 6L),
            new WordCount("  ", 6L),
            new WordCount("", 6L),
            new WordCount("naïve", 5L),
            new WordCount("cafe\u0301", 5L),
            new WordCount("слово", 4L));

    assertThat(cloud.words())
        .extracting(PlacedWord::word)
        .containsExactlyInAnyOrder("plain", "naïve", "cafe\u0301", "слово");
    assertThat(cloud.leftOut()).containsEntry(LeftOut.NO_GLYPH, 7L);
  }

  @Test
  void wordsWithoutACountAboveZeroAreLeftOutAndCounted() {
    WordCloud cloud =
        compose(
            new WordCount("one", 1L),
            new WordCount("zero", 0L),
            new WordCount("negative", -5L),
            new WordCount("least", Long.MIN_VALUE),
            new WordCount("none", null));

    assertThat(cloud.words()).extracting(PlacedWord::word).containsExactly("one");
    assertThat(cloud.leftOut()).containsEntry(LeftOut.NO_COUNT, 4L);
  }

  @Test
  void countsThatADoubleDoesNotTellApartAreOrdered() {
    long large = 1L << 60;
    WordCloud cloud =
        compose(
            new WordCount("less", large),
            new WordCount("more", large + 1),
            new WordCount("most", Long.MAX_VALUE));

    assertThat(cloud.words()).extracting(PlacedWord::word).containsExactly("most", "more", "less");
  }

  @Test
  void countsOfOneWordAreAddedUpAndEqualOnesOrderedByLetters() {
    WordCloud cloud =
        compose(
            new WordCount("b", 3L),
            new WordCount("a", 3L),
            new WordCount("c", 2L),
            new WordCount("c", 2L));

    assertThat(cloud.words()).extracting(PlacedWord::word).containsExactly("c", "a", "b");
    assertThat(cloud.words().get(0).count()).isEqualTo(4);
  }

  @Test
  void thereMayBeNoWordsOrOne() {
    assertThat(compose().words()).isEmpty();
    assertThat(compose(new WordCount("alone", 3L)).words())
        .singleElement()
        .satisfies(word -> assertThat(word.width()).isGreaterThan(200));
  }

  @Test
  void aWordWiderThanThePictureDoesNotShrinkTheOthers() {
    WordCloud without = compose(new WordCount("short", 5L));
    WordCloud cloud =
        compose(
            new WordCount("long".repeat(50), 9L),
            new WordCount("longer".repeat(1_000_000), 9L),
            new WordCount("short", 5L));

    assertThat(cloud.words()).extracting(PlacedWord::size).isEqualTo(sizes(without));
    assertThat(cloud.leftOut()).containsEntry(LeftOut.NO_ROOM, 2L);
  }

  private static List<Integer> sizes(WordCloud cloud) {
    return cloud.words().stream().map(PlacedWord::size).toList();
  }

  @Test
  void aMillionWordsAreRankedAndTheRestCounted() {
    List<WordCount> words = new ArrayList<>();
    for (long i = 1; i <= 1_000_000; i++) {
      words.add(new WordCount("w" + i, i));
    }

    WordCloud cloud = compose(new CloudStyle(50, 4, 0.5, 0.9, 2, 1), HEART, words);

    assertThat(cloud.words()).first().extracting(PlacedWord::word).isEqualTo("w1000000");
    assertThat(cloud.leftOut()).containsEntry(LeftOut.ABOVE_MAX_WORDS, 999_950L);
  }

  @Test
  void aPictureOfOnePixelHasNoRoom() {
    assertThat(compose(STYLE, Mask.rectangle(1, 1), Words.zipf(5)).leftOut())
        .containsEntry(LeftOut.NO_ROOM, 5L);
  }

  @Test
  void withoutTurningAllWordsAreHorizontal() {
    WordCloud cloud = compose(new CloudStyle(500, 4, 0.5, 1, 2, 1), HEART, Words.zipf(500));

    assertThat(cloud.words()).extracting(PlacedWord::rotation).containsOnly(0);
  }

  @Test
  void ofTheMostFrequentWordsAtLeastTheShareIsHorizontal() {
    List<PlacedWord> words = compose(STYLE, HEART, Words.zipf(1000)).words();

    int turned = 0;
    for (int i = 0; i < words.size(); i++) {
      turned += words.get(i).isRotated() ? 1 : 0;
      assertThat(turned).as("of %d words", i + 1).isLessThanOrEqualTo((i + 1) / 10);
    }
    assertThat(turned).isGreaterThan(words.size() / 20);
  }

  @Test
  void withoutHorizontalOnesAllWordsAreTurned() {
    WordCloud cloud = compose(new CloudStyle(500, 4, 0.5, 0, 2, 1), HEART, Words.zipf(500));

    assertThat(cloud.words()).extracting(PlacedWord::rotation).containsOnly(90);
  }
}
