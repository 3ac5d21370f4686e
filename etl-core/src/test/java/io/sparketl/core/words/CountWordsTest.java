package io.sparketl.core.words;

import static io.sparketl.testkit.DrawnTable.table;
import static io.sparketl.testkit.TableAssert.assertThatTable;

import io.sparketl.testkit.SparkExtension;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class CountWordsTest {

  private static Dataset<Row> counts(SparkSession spark, String drawing) {
    return table(spark, "year BIGINT, word STRING, count BIGINT", drawing);
  }

  private static Dataset<Row> words(SparkSession spark, String... titles) {
    var rows =
        Stream.of(titles)
            .flatMap(
                title -> {
                  String[] words = title.split(" ", -1);
                  return Stream.iterate(0, i -> i < words.length, i -> i + 1)
                      .map(i -> "%s | 2000 | %s | %d".formatted(title, words[i], i + 1));
                })
            .toList();
    return table(
        spark,
        "product_title STRING, year BIGINT, exploded_text STRING, position BIGINT",
        String.join("\n", rows));
  }

  @Test
  void countsWordsOfEachYearAlone(SparkSession spark) {
    var words =
        table(
            spark,
            "year BIGINT, exploded_text STRING",
            """
            1999 | sea
            2000 | sea
            2000 | sea
            2000 | Sea
            2000 | book
            2000 | lake
            """);

    assertThatTable(new CountWords(Set.of("book", "LAKE")).apply(words))
        .hasRows(
            """
            1999 | sea  | 1
            2000 | sea  | 2
            2000 | Sea  | 1
            2000 | lake | 1
            """);
    assertThatTable(new CountWords(Set.of()).apply(words.limit(0))).hasRows("");
  }

  @Test
  void mergesPluralsWhereTheSingularIsThere(SparkSession spark) {
    var counts =
        counts(
            spark,
            """
            1999 | cat   | 2
            1999 | cats  | 3
            1999 | dogs  | 5
            2000 | dog   | 1
            2000 | s     | 1
            2000 | as    | 1
            2000 | ass   | 1
            2000 | clas  | 1
            2000 | class | 1
            2000 | serie | 1
            2000 | series | 1
            """);

    assertThatTable(new MergePlurals().apply(counts))
        .hasRows(
            """
            1999 | cat   | 5
            1999 | dogs  | 5
            2000 | dog   | 1
            2000 | s     | 1
            2000 | as    | 1
            2000 | ass   | 1
            2000 | clas  | 1
            2000 | class | 1
            2000 | serie | 2
            """);
  }

  @Test
  void takesAPairForOneWordWhereItIsNoChance(SparkSession spark) {
    // Twelve times both and never one alone, among 36 words: the ratio is 2·36·H(1/3) = 45.8.
    String[] titles = new String[12];
    for (int i = 0; i < titles.length; i++) {
      titles[i] = "w%d new york".formatted(i);
    }
    var words = words(spark, titles);

    var counts = new CountWords(Set.of()).apply(words);
    var found =
        new AddBigrams(Set.of(), false)
            .apply(words, counts)
            .where("word not like 'w_' and word not like 'w__'");

    assertThatTable(found).hasRows("2000 | new york | 12");
  }

  @Test
  void leavesPairsAloneThatChanceMakes(SparkSession spark) {
    var words = words(spark, "a b", "b a", "a c", "c a", "b c", "a");
    var counts = new CountWords(Set.of()).apply(words);

    assertThatTable(new AddBigrams(Set.of(), false).apply(words, counts))
        .hasRows("2000 | a | 5\n2000 | b | 3\n2000 | c | 3");
  }

  @Test
  void makesNoPairsOverGapsStopWordsOrTitles(SparkSession spark) {
    String[] titles =
        Stream.iterate(0, i -> i < 12, i -> i + 1)
            .map(i -> "v%d new the york".formatted(i))
            .toArray(String[]::new);
    var words = words(spark, titles);
    var counts = new CountWords(Set.of("the")).apply(words);
    var gap = words.where("exploded_text <> 'the'");

    for (Dataset<Row> rows : List.of(words, gap)) {
      assertThatTable(
              new AddBigrams(Set.of("the"), false)
                  .apply(rows, counts)
                  .where("word like '%york%' or word like 'new%'"))
          .hasRows("2000 | new | 12\n2000 | york | 12");
    }
  }

  @Test
  void mergesPluralsOfPairsAndTakesThemFromTheSingular(SparkSession spark) {
    String[] titles =
        Stream.iterate(0, i -> i < 24, i -> i + 1)
            .map(i -> "u%s bad %s".formatted((char) ('a' + i), i % 2 == 0 ? "dog" : "dogs"))
            .toArray(String[]::new);
    var words = words(spark, titles);
    var counts = new MergePlurals().apply(new CountWords(Set.of()).apply(words));

    assertThatTable(
            new AddBigrams(Set.of(), true)
                .apply(words, counts)
                .where("word like '%d%' and word not like 'u_'"))
        .hasRows("2000 | bad dog | 24");
  }

  @Test
  void hasAnAnswerWhereOneWordIsAllThereIs(SparkSession spark) {
    var words = words(spark, "ha ha ha");
    var counts = new CountWords(Set.of()).apply(words);

    assertThatTable(new AddBigrams(Set.of(), true).apply(words, counts)).hasRows("2000 | ha | 3");
    assertThatTable(new AddBigrams(Set.of(), true).apply(words.limit(0), counts.limit(0)))
        .hasRows("");
  }
}
