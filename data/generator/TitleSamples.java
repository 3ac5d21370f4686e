import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes the sample titles: reviews of books of 1995 to 2015, as a table of products would have
 * them.
 *
 * <p>{@code java TitleSamples.java FOLDER} writes titles/titles_1995-2004.csv and
 * titles/titles_2005-2015.csv, which have the year, and reviews/reviews.csv, which has dates and
 * calls the title otherwise. The same every time; nobody's books.
 */
public final class TitleSamples {

  private static final int SEED = 1995;

  private static final String[] ADJECTIVES =
      "Secret Lost Last Great Little Dark Complete Practical Hidden Wild Silent Golden Broken"
          .split(" ");

  private static final String[] NOUNS =
      ("Garden City Dragon Sister River Memory Child Mouse Wolf Life Cookbook History Island Shadow"
              + " Kingdom Woman Man Witch House Night Story Letter Ghost Knife Leaf")
          .split(" ");

  private static final String[] PLURALS =
      ("Gardens Cities Dragons Sisters Rivers Memories Children Mice Wolves Lives Cookbooks Histories"
              + " Islands Shadows Kingdoms Women Men Witches Houses Nights Stories Letters Ghosts")
          .split(" ");

  private static final String[] NAMES =
      "Zoë O'Brien Renée Garc\u00eda M\u00fcller S\u00e3o D'Artagnan Bront\u00eb Smith Nguy\u1ec5n"
          .split(" ");

  private static final String[] TOPICS = {
    "C++", "Java 2", "HTML & CSS", "Guitar", "Yoga", "Wi-Fi", "the Internet", "New York", "R.E.M."
  };

  private static final String[] WHOLE = {
    "Cien a\u00f1os de soledad",
    "El amor en los tiempos del c\u00f3lera",
    "O Crime do Padre Amaro",
    "Mem\u00f3rias P\u00f3stumas de Br\u00e1s Cubas",
    "Cr\u00f3nicas de la ciudad",
    "L'\u00c9tranger",
    "\u0412\u043e\u0439\u043d\u0430 \u0438 \u043c\u0438\u0440",
    "\u4e09\u4f53",
    "\u5343\u3068\u5343\u5c0b",
    "\u039f\u03b4\u03cd\u03c3\u03c3\u03b5\u03b9\u03b1: \u039f \u039c\u03a5\u0398\u039f\u03a3",
    "\u05d0\u05dc\u05e3 \u05dc\u05d9\u05dc\u05d4",
    "\u0130stanbul",
    "Catch-22",
    "Don't Sweat the Small Stuff",
    "\u00bfQui\u00e9n se ha llevado mi queso?",
    "Mice & Men\u2026 & Me",
    "\ud835\udc00bout \ud83d\udcd6 Books"
  };

  /** What has no word: figures, marks, stop words. */
  private static final String[] WORDLESS = {"1984", "2001: 2010", "...", "Of the And", "#1", "The"};

  private final Random random = new Random(SEED);

  public static void main(String[] arguments) throws IOException {
    new TitleSamples().write(Path.of(arguments[0]));
  }

  private void write(Path folder) throws IOException {
    var titles = new ArrayList<String>(List.of(WHOLE));
    for (int i = 0; i < 420; i++) {
      titles.add(title());
    }
    write(folder.resolve("titles/titles_1995-2004.csv"), reviews(titles, 1995, 2004, 900));
    write(folder.resolve("titles/titles_2005-2015.csv"), reviews(titles, 2005, 2015, 1_100));
    write(folder.resolve("reviews/reviews.csv"), dated(titles));
    write(folder.resolve("lemmas.txt"), LEMMAS);
    write(folder.resolve("stop-words.txt"), STOP_WORDS);
  }

  private static final String LEMMAS =
      """
      # A small list of lemmas, to show the form: LEMMA -> FORM FORM ...
      city -> cities
      child -> children
      mouse -> mice
      wolf -> wolves
      life -> lives
      man -> men
      woman -> women
      memory -> memories
      history -> histories   # what follows this sign does not count
      be -> is are was
      cr\u00f3nica -> cr\u00f3nicas
      """;

  private static final String STOP_WORDS =
      """
      # A small list of stop words, one a line.
      the
      a
      of
      and
      in
      to
      be
      de
      la
      el
      """;

  private String title() {
    List<Supplier<String>> kinds =
        List.of(
            () -> "The " + one(ADJECTIVES) + " " + one(NOUNS),
            () -> one(PLURALS) + " of the " + one(NOUNS),
            () -> "The " + one(NOUNS) + "'s " + one(NOUNS) + ": A Novel",
            () -> one(NAMES) + "'s " + one(PLURALS) + " (Vol. " + (1 + random.nextInt(12)) + ")",
            () ->
                "Learning "
                    + one(TOPICS)
                    + " in "
                    + (1 + random.nextInt(30))
                    + " Days, 2nd Edition",
            () -> "Harry Potter and the " + one(ADJECTIVES) + " " + one(NOUNS),
            () ->
                "A Guide to "
                    + one(TOPICS)
                    + " \u2014 "
                    + one(ADJECTIVES)
                    + " & "
                    + one(ADJECTIVES),
            () -> "\"" + one(NOUNS) + "\" (" + one(NAMES) + " Series, #" + random.nextInt(9) + ")",
            () -> one(WORDLESS));
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  private String reviews(List<String> titles, int from, int to, int rows) {
    var text = new StringBuilder("marketplace,product_id,product_title,star_rating,year\n");
    for (int i = 0; i < rows; i++) {
      var title = one(titles.toArray(String[]::new));
      var year = Integer.toString(from + random.nextInt(to - from + 1));
      if (i % 400 == 50) {
        title = "";
      } else if (i % 400 == 150) {
        year = List.of("", "MCMXCIX").get(i / 400 % 2);
      } else if (i % 100 == 60) {
        year = List.of("0", "999", "10000", "19999").get(i / 100 % 4);
      } else if (i % 100 == 70) {
        title = " " + title + "\u00a0 ";
      }
      text.append("US,%010d,%s,%d,%s\n".formatted(i, quoted(title), 1 + random.nextInt(5), year));
    }
    return text.toString();
  }

  private String dated(List<String> titles) {
    var text = new StringBuilder("Title,review_date\n");
    for (int i = 0; i < 60; i++) {
      var day = "%d-%02d-%02d 00:00:00".formatted(1995 + i % 3, 1 + i % 12, 1 + i % 28);
      text.append(
          "%s,%s\n".formatted(quoted(titles.get(i)), i == 30 ? "0999-12-31 23:59:59" : day));
    }
    return text.toString();
  }

  private String one(String[] items) {
    return items[random.nextInt(items.length)];
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[,\"].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }
}
