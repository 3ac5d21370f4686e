package io.sparketl.core.words;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.sparketl.core.Combine;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes titles apart into words, in Spark SQL's own functions.
 *
 * <p>A token is what stands between white space of ASCII (or U+2187, which Spark NLP breaks at as
 * well). Of it, letters of any script and plus signs are kept, in lower case; where nothing is
 * kept, there is no word. What the lemma table has as {@code form} becomes its {@code lemma}; then
 * stop words are left out. So {@code C++} is {@code c++}, {@code don't} is {@code dont}, {@code
 * 2nd} is {@code nd}, and {@code 1984} is no word.
 *
 * <p>Input: what {@link DistinctTitles} gives, each title once, and a table of {@code form} (each
 * once) and {@code lemma}, which is sent to every executor. Output: {@code product_title}, {@code
 * years} and {@code words}, an array in the order of the title; empty where there are none.
 *
 * @param stopWords what is left out, in lower case; compared with lemmas in lower case
 */
public record SplitTitles(Set<String> stopWords) implements Combine {

  /** What Spark NLP's tokenizer breaks at: its default of white space, and its own break mark. */
  public static final String BREAKS = "[\\s\u2187]+";

  /** What the normalizer takes away. */
  public static final String NOT_KEPT = "[^\\pL+]";

  public SplitTitles {
    stopWords = Set.copyOf(stopWords);
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> titles, Dataset<Row> lemmas) {
    Column word = coalesce(col("lemma"), col("token"));
    Column counts = col("token").notEqual("").and(not(lower(word).isInCollection(stopWords)));
    // Titles come hashed by title: no rows are exchanged, neither for the join nor for the
    // grouping.
    return titles
        .select(
            col("product_title"),
            col("years"),
            posexplode(split(col("product_title"), BREAKS)).as(new String[] {"position", "token"}))
        .withColumn("token", lower(regexp_replace(col("token"), NOT_KEPT, "")))
        .join(broadcast(lemmas), col("token").equalTo(col("form")), "left_outer")
        .groupBy("product_title", "years")
        .agg(
            sort_array(collect_list(when(counts, struct(col("position"), word.as("word")))))
                .getField("word")
                .as("words"));
  }
}
