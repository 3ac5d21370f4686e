package io.sparketl.core.words;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.str_to_map;

import io.sparketl.core.Transform;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes titles apart into words, in Spark SQL's own functions.
 *
 * <p>A token is what stands between white space of ASCII (or U+2187, which Spark NLP breaks at as
 * well). Of it, letters of any script and plus signs are kept, in lower case; where nothing is
 * kept, there is no word. A token that is a form of a lemma becomes the lemma; then stop words are
 * left out. So {@code C++} is {@code c++}, {@code don't} is {@code dont}, {@code 2nd} is {@code
 * nd}, and {@code 1984} is no word.
 *
 * <p>Input: {@code product_title}. Output: the same columns and {@code words}, an array in the
 * order of the title; empty where there are none.
 *
 * @param lemmas by form, its lemma; neither has white space
 * @param stopWords what is left out, in lower case; compared with lemmas in lower case
 */
public record SplitTitles(Map<String, String> lemmas, Set<String> stopWords) implements Transform {

  /**
   * White space bounds words of Java's lower case as well, so that whole titles can be lowered.
   * What a token becomes is looked up once: a lemma, or nothing where that is a stop word.
   */
  private static final String WORDS =
      "array_remove(transform("
          + "split(lower(regexp_replace(product_title, r'[^\\pL+\\s\u2187]+', '')), r'[\\s\u2187]+'),"
          + " token -> coalesce(try_element_at("
          + "get(lemmas, int(crc32(binary(token)) % size(lemmas))), token), token)), '')";

  public SplitTitles {
    lemmas = Map.copyOf(lemmas);
    stopWords = Set.copyOf(stopWords);
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> titles) {
    return titles
        .withColumn("lemmas", buckets(lemmasOrNothing()))
        .withColumn("words", expr(WORDS))
        .drop("lemmas");
  }

  private Map<String, String> lemmasOrNothing() {
    Map<String, String> known = new HashMap<>();
    stopWords.forEach(word -> known.put(word, ""));
    lemmas.forEach(
        (form, lemma) ->
            known.put(form, stopWords.contains(lemma.toLowerCase(Locale.ROOT)) ? "" : lemma));
    return known;
  }

  /**
   * The entries as an array of maps, each in the one that its checksum says. Spark looks through a
   * map from its beginning to its end, so these are small. All of it is constant, and made once.
   */
  private static Column buckets(Map<String, String> entries) {
    int number = Math.max(1, entries.size() / 2);
    Map<Integer, List<String>> texts =
        entries.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> (int) (checksum(entry.getKey()) % number),
                    Collectors.mapping(
                        entry -> entry.getKey() + "\t" + entry.getValue(), Collectors.toList())));
    return array(
        IntStream.range(0, number)
            .mapToObj(i -> String.join("\n", texts.getOrDefault(i, List.of())))
            .map(text -> str_to_map(lit(text), lit("\n"), lit("\t")))
            .toArray(Column[]::new));
  }

  private static long checksum(String word) {
    CRC32 checksum = new CRC32();
    checksum.update(word.getBytes(StandardCharsets.UTF_8));
    return checksum.getValue();
  }
}
