package io.sparketl.core.words;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.sparketl.core.Transform;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts a word with an {@code s} at its end as the word without it, where the year has that word,
 * too; words that end in {@code ss} are left alone.
 *
 * <p>Input and output: as {@link WordCounts} has it.
 */
public record MergePlurals() implements Transform {

  /** A word and its plural have the same stem, and no third word has it. */
  static Column stem(Column word) {
    Column isPlural = word.endsWith("s").and(not(word.endsWith("ss")));
    return when(isPlural, word.substr(lit(1), length(word).minus(1))).otherwise(word);
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> counts) {
    WordCounts.CONTRACT.requireFields(counts.schema());
    return counts
        .withColumn("stem", stem(col("word")))
        .groupBy("year", "stem")
        .agg(max(col("word").equalTo(col("stem"))).as("has stem"), sum("count").as("count"))
        .select(
            col("year"),
            when(col("has stem"), col("stem")).otherwise(concat(col("stem"), lit("s"))).as("word"),
            col("count"));
  }
}
