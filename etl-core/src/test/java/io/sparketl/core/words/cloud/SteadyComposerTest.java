package io.sparketl.core.words.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SteadyComposerTest {

  private static final Typeface TYPEFACE = Typeface.standard();
  private static final Mask MASK = Shape.HEART.mask(600, 500);
  private static final CloudStyle STYLE = CloudStyle.STANDARD;
  private static final SteadyComposer COMPOSER = new SteadyComposer(STYLE, TYPEFACE, MASK);

  /** Years in which the counts of the same words go up and down by up to a third. */
  private static SortedMap<Long, List<WordCount>> similarYears(int years, int words) {
    SortedMap<Long, List<WordCount>> counts = new TreeMap<>();
    Random random = new Random(3);
    for (long year = 2001; year < 2001 + years; year++) {
      List<WordCount> varied = new ArrayList<>();
      for (WordCount word : Words.zipf(words)) {
        double factor = 0.7 + 0.6 * random.nextDouble();
        varied.add(
            new WordCount(word.word(), (long) (1 + factor * Objects.requireNonNull(word.count()))));
      }
      counts.put(year, varied);
    }
    return counts;
  }

  /** Years of so few titles that other words are frequent in each. */
  private static SortedMap<Long, List<WordCount>> differentYears(int years) {
    SortedMap<Long, List<WordCount>> counts = new TreeMap<>();
    List<WordCount> all = Words.zipf(700);
    Random random = new Random(4);
    for (long year = 2001; year < 2001 + years; year++) {
      List<WordCount> drawn = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        String word = all.get((int) Math.pow(all.size(), random.nextDouble())).word();
        drawn.add(new WordCount(word, 1L));
      }
      counts.put(year, drawn);
    }
    return counts;
  }

  private static SortedMap<Long, WordCloud> film(SortedMap<Long, List<WordCount>> years) {
    SortedMap<Long, List<SizedWord>> prominent = new TreeMap<>();
    years.forEach((year, counts) -> prominent.put(year, COMPOSER.prominent(counts)));
    Homes homes = COMPOSER.homes(prominent);
    SortedMap<Long, WordCloud> film = new TreeMap<>();
    years.forEach((year, counts) -> film.put(year, COMPOSER.compose(counts, year, homes)));
    return film;
  }

  /** How far the middles of words are from where they were a year before. */
  private static List<Double> moves(SortedMap<Long, WordCloud> film, int least) {
    List<Double> moves = new ArrayList<>();
    for (Map.Entry<Long, WordCloud> year : film.tailMap(film.firstKey() + 1).entrySet()) {
      Map<String, PlacedWord> before =
          Objects.requireNonNull(film.get(year.getKey() - 1)).words().stream()
              .filter(word -> word.size() >= least)
              .collect(Collectors.toMap(PlacedWord::word, Function.identity()));
      for (PlacedWord word : year.getValue().words()) {
        PlacedWord same = before.get(word.word());
        if (same != null && word.size() >= least) {
          assertThat(word.hue()).isEqualTo(same.hue());
          moves.add(
              Math.hypot(
                  word.x() + word.width() / 2.0 - same.x() - same.width() / 2.0,
                  word.y() + word.height() / 2.0 - same.y() - same.height() / 2.0));
        }
      }
    }
    return moves;
  }

  @Test
  void prominentWordsGrowAndShrinkWhereTheyAre() {
    SortedMap<Long, WordCloud> film = film(similarYears(6, 500));

    List<Double> moves = moves(film, 8);
    assertThat(moves).hasSizeGreaterThan(200).allMatch(move -> move <= 1);
    assertThat(film.values())
        .extracting(cloud -> cloud.words().get(0).size())
        .allMatch(size -> size >= 60);
  }

  @Test
  void whereOtherWordsAreFrequentEachYearNearlyAllStandStill() {
    List<Double> moves = moves(film(differentYears(8)), 8);

    assertThat(moves).hasSizeGreaterThan(50);
    assertThat(moves.stream().filter(move -> move <= 1).count())
        .isGreaterThanOrEqualTo(moves.size() * 9L / 10);
  }

  @Test
  void aWordIsNeverSmallerThanOneThatIsCountedLess() {
    for (SortedMap<Long, List<WordCount>> years :
        List.of(similarYears(3, 800), differentYears(4))) {
      film(years).values().forEach(Layouts::requireSizesByCount);
    }
  }

  @Test
  void noPixelBelongsToTwoWordsOrLiesOutsideTheMask() {
    for (WordCloud cloud : film(differentYears(3)).values()) {
      Layouts.requireApart(cloud, MASK, 1);
      assertThat(cloud.words()).hasSizeGreaterThan(100);
    }
  }

  /** The value is that of every JDK in use. */
  @Test
  void thePixelsAreTheSameEverywhere() throws Exception {
    Palette palette = Palette.of(ColorMap.of("viridis"), 0xFFFFFF);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (WordCloud cloud : film(differentYears(3)).values()) {
      digest.update(new CloudPainter(TYPEFACE, palette).paint(cloud, 1).pixels());
    }

    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("e2bc04fcfd08f58269816f7f7d4c5984aded1e0f8e6374fc9fed6c8767eb6403");
  }

  @Test
  void everyWordIsPlacedOrCounted() {
    film(similarYears(2, 3000))
        .values()
        .forEach(cloud -> assertThat(cloud.words().size() + cloud.leftOutWords()).isEqualTo(3000));
  }

  @Test
  void aYearWithoutWordsAndOneWithAWordThatCannotBeDrawn() {
    SortedMap<Long, List<WordCount>> years = new TreeMap<>();
    years.put(2001L, List.of());
    years.put(2002L, List.of(new WordCount("alone", 3L), new WordCount("🦊", 2L)));
    years.put(2003L, List.of(new WordCount("alone", 2L), new WordCount("long".repeat(500), 9L)));

    SortedMap<Long, WordCloud> film = film(years);

    List<WordCloud> clouds = List.copyOf(film.values());
    assertThat(clouds.get(0).words()).isEmpty();
    assertThat(clouds.get(1).words()).extracting(PlacedWord::word).containsExactly("alone");
    assertThat(clouds.get(1).leftOut()).containsEntry(LeftOut.NO_GLYPH, 1L);
    assertThat(clouds.get(2).leftOut()).containsEntry(LeftOut.NO_ROOM, 1L);
    assertThat(moves(film, 4)).hasSize(1).allMatch(move -> move <= 1);
  }

  @Test
  void theOrderOfTheCountsDoesNotMatter() {
    SortedMap<Long, List<WordCount>> years = differentYears(3);
    SortedMap<Long, List<WordCount>> shuffled = new TreeMap<>();
    years.forEach(
        (year, counts) -> {
          List<WordCount> other = new ArrayList<>(counts);
          Collections.shuffle(other, new Random(year));
          shuffled.put(year, other);
        });

    assertThat(film(shuffled)).isEqualTo(film(years));
  }

  @Test
  void picturesThatAreTooLargeTogetherAreRefused() {
    SteadyComposer large = new SteadyComposer(STYLE, TYPEFACE, Mask.rectangle(4000, 4000));
    SortedMap<Long, List<SizedWord>> pictures = new TreeMap<>();
    for (long year = 1; year <= 40; year++) {
      pictures.put(year, List.of());
    }

    assertThatThrownBy(() -> large.homes(pictures))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("at most 500000000 pixels in all pictures, not 40 times 4000 x 4000");
  }
}
