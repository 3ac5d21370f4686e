import io.sparketl.core.words.cloud.CloudComposer;
import io.sparketl.core.words.cloud.CloudPainter;
import io.sparketl.core.words.cloud.CloudStyle;
import io.sparketl.core.words.cloud.ColorMap;
import io.sparketl.core.words.cloud.Homes;
import io.sparketl.core.words.cloud.Mask;
import io.sparketl.core.words.cloud.Palette;
import io.sparketl.core.words.cloud.PlacedWord;
import io.sparketl.core.words.cloud.Shape;
import io.sparketl.core.words.cloud.SizedWord;
import io.sparketl.core.words.cloud.SteadyComposer;
import io.sparketl.core.words.cloud.Typeface;
import io.sparketl.core.words.cloud.WordCloud;
import io.sparketl.core.words.cloud.WordCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far words move from year to year, with and without {@code steady}, and what it costs. One
 * thread does what a run gives to its tasks.
 *
 * <p>Usage: {@code java … bench/SteadyFilms.java COUNTS.csv}; the file has year, word and count, in this
 * order and without quotes.
 */
public final class SteadyFilms {

  private static final Mask MASK = Shape.USA.mask(1000, 609);
  private static final Typeface TYPEFACE = Typeface.standard();
  private static final Palette PALETTE = Palette.of(ColorMap.of("viridis"), 0xFFFFFF);

  private SteadyFilms() {}

  public static void main(String[] arguments) throws IOException {
    SortedMap<Long, List<WordCount>> years = read(Path.of(arguments[0]));
    System.out.println(
        "| film | seconds | words a year | largest font | ink % | move of words of 16 px and more"
            + " | of 8 to 15 px | of smaller ones | of those from 8 px stand still |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (int turn = 0; turn < 2; turn++) {
      print("by themselves", years, SteadyFilms::loose, turn > 0);
      print("steady", years, SteadyFilms::steady, turn > 0);
    }
  }

  private interface Composer {
    SortedMap<Long, WordCloud> film(SortedMap<Long, List<WordCount>> years);
  }

  private static SortedMap<Long, List<WordCount>> read(Path file) throws IOException {
    SortedMap<Long, List<WordCount>> years = new TreeMap<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",");
      years
          .computeIfAbsent(Long.valueOf(fields[0]), none -> new ArrayList<>())
          .add(new WordCount(fields[1], Long.valueOf(fields[2])));
    }
    return years;
  }

  private static SortedMap<Long, WordCloud> loose(SortedMap<Long, List<WordCount>> years) {
    SortedMap<Long, WordCloud> film = new TreeMap<>();
    CloudComposer composer = new CloudComposer(CloudStyle.STANDARD, TYPEFACE, MASK);
    years.forEach((year, counts) -> film.put(year, composer.compose(counts)));
    return film;
  }

  private static SortedMap<Long, WordCloud> steady(SortedMap<Long, List<WordCount>> years) {
    SteadyComposer composer = new SteadyComposer(CloudStyle.STANDARD, TYPEFACE, MASK);
    SortedMap<Long, List<SizedWord>> prominent = new TreeMap<>();
    years.forEach((year, counts) -> prominent.put(year, composer.prominent(counts)));
    Homes homes = composer.homes(prominent);
    SortedMap<Long, WordCloud> film = new TreeMap<>();
    years.forEach((year, counts) -> film.put(year, composer.compose(counts, year, homes)));
    return film;
  }

  /** The first turn is for the virtual machine to learn the code. */
  private static void print(
      String name, SortedMap<Long, List<WordCount>> years, Composer composer, boolean isShown) {
    long start = System.nanoTime();
    SortedMap<Long, WordCloud> film = composer.film(years);
    double seconds = (System.nanoTime() - start) / 1e9;
    Moves moves = new Moves();
    WordCloud last = null;
    for (WordCloud cloud : film.values()) {
      if (last != null) {
        moves.add(last, cloud);
      }
      last = cloud;
    }
    if (isShown) {
      System.out.printf(
          "| %s | %.1f | %.0f | %.0f | %.1f | %s |%n",
          name,
          seconds,
          film.values().stream().mapToInt(cloud -> cloud.words().size()).average().orElse(0),
          film.values().stream().mapToInt(SteadyFilms::largest).average().orElse(0),
          film.values().stream().mapToDouble(SteadyFilms::ink).average().orElse(0),
          moves);
    }
  }

  private static int largest(WordCloud cloud) {
    return cloud.words().stream().mapToInt(PlacedWord::size).max().orElse(0);
  }

  private static double ink(WordCloud cloud) {
    int ink = 0;
    for (byte pixel : new CloudPainter(TYPEFACE, PALETTE).paint(cloud, 1).pixels()) {
      ink += pixel == 0 ? 0 : 1;
    }
    return 100.0 * ink / MASK.freePixels();
  }

  /** Of words that are in both of two pictures, how far the middles are apart, by the smaller font. */
  private static final class Moves {

    private final double[] pixels = new double[3];
    private final int[] words = new int[3];
    private int still;

    void add(WordCloud one, WordCloud other) {
      Map<String, PlacedWord> before = new HashMap<>();
      one.words().forEach(word -> before.put(word.word(), word));
      for (PlacedWord word : other.words()) {
        PlacedWord same = before.get(word.word());
        if (same != null) {
          add(Math.min(word.size(), same.size()), distance(word, same));
        }
      }
    }

    private void add(int size, double distance) {
      int group = size >= 16 ? 0 : size >= 8 ? 1 : 2;
      pixels[group] += distance;
      words[group]++;
      still += group < 2 && distance <= 1 ? 1 : 0;
    }

    private static double distance(PlacedWord one, PlacedWord other) {
      return Math.hypot(
          one.x() + one.width() / 2.0 - other.x() - other.width() / 2.0,
          one.y() + one.height() / 2.0 - other.y() - other.height() / 2.0);
    }

    @Override
    public String toString() {
      return "%.1f | %.1f | %.1f | %.0f %%"
          .formatted(
              pixels[0] / words[0],
              pixels[1] / words[1],
              pixels[2] / words[2],
              100.0 * still / (words[0] + words[1]));
    }
  }
}
