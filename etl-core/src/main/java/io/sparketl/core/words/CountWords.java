package io.sparketl.core.words;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.sparketl.core.Transform;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How often each word stands in the titles of a year.
 *
 * <p>Input: {@code year} and {@code exploded_text}. Output: as {@link WordCounts} has it. No task
 * ever holds more than the distinct words.
 *
 * @param stopWords words that do not count; compared as they stand
 */
public record CountWords(Set<String> stopWords) implements Transform {

  public CountWords {
    stopWords = Set.copyOf(stopWords);
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> words) {
    Words.TO_COUNT.requireFields(words.schema());
    return words
        .where(not(col("exploded_text").isInCollection(stopWords)))
        .groupBy(col("year"), col("exploded_text").as("word"))
        .agg(count(lit(1)).as("count"));
  }
}
