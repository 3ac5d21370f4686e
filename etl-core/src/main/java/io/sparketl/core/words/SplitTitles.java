package io.sparketl.core.words;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.str_to_map;

import io.sparketl.core.Transform;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  private static final String TOKENS =
      "filter(transform(split(product_title, r'[\\s\u2187]+'),"
          + " token -> lower(regexp_replace(token, r'[^\\pL+]', ''))), token -> token <> '')";

  private static final String LEMMAS =
      "transform(%s, token -> coalesce(try_element_at(%s, token), token))"
          .formatted(TOKENS, bucketOf("lemmas", "token"));

  private static final String WORDS =
      "filter(%s, word -> not map_contains_key(%s, lower(word)))"
          .formatted(LEMMAS, bucketOf("stops", "lower(word)"));

  public SplitTitles {
    lemmas = Map.copyOf(lemmas);
    stopWords = Set.copyOf(stopWords);
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> titles) {
    Map<String, String> stops =
        stopWords.stream().collect(Collectors.toMap(word -> word, word -> ""));
    return titles
        .withColumn("lemmas", buckets(lemmas))
        .withColumn("stops", buckets(stops))
        .withColumn("words", expr(WORDS))
        .drop("lemmas", "stops");
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

  private static String bucketOf(String buckets, String word) {
    return "get(%1$s, int(crc32(binary(%2$s)) %% size(%1$s)))".formatted(buckets, word);
  }

  private static long checksum(String word) {
    CRC32 checksum = new CRC32();
    checksum.update(word.getBytes(StandardCharsets.UTF_8));
    return checksum.getValue();
  }
}
