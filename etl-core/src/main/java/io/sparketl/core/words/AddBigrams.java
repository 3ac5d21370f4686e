package io.sparketl.core.words;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.sparketl.core.Combine;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Adds the pairs of words that stand beside each other more often than chance would have it.
 *
 * <p>A pair is two words of one title at positions that follow on each other, neither a stop word.
 * It is kept if Dunning's log-likelihood ratio of its count, the counts of its words and the number
 * of all words of the year is above {@value #THRESHOLD}; then its words lose as many as the pair
 * has, and a word that is left with none is gone. A pair is written with a blank between.
 *
 * <p>Input: {@link Words}, and the counts of single words, as {@link CountWords} or {@link
 * MergePlurals} gave them. Output: as {@link WordCounts} has it.
 *
 * @param stopWords words that no pair has
 * @param mergesPlurals whether plurals were merged: then those of pairs are, too
 */
public record AddBigrams(Set<String> stopWords, boolean mergesPlurals) implements Combine {

  /** A ratio above this is no chance: in one case of some twenty million it would be. */
  public static final int THRESHOLD = 30;

  /** Instead of the logarithm of zero, which only ever stands in a product with zero. */
  private static final double LEAST = 1e-10;

  public AddBigrams {
    stopWords = Set.copyOf(stopWords);
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> words, Dataset<Row> counts) {
    Words.CONTRACT.requireFields(words.schema());
    WordCounts.CONTRACT.requireFields(counts.schema());
    Dataset<Row> pairs = withCountsOfWords(pairs(words), counts).where(ratio().gt(THRESHOLD));
    Column less = negate(col("count"));
    return counts
        .unionAll(pairs.select("year", "word", "count"))
        .unionAll(pairs.select(col("year"), col("first"), less))
        .unionAll(pairs.select(col("year"), col("second"), less))
        .groupBy("year", "word")
        .agg(sum("count").as("count"))
        .where(col("count").gt(0));
  }

  /** {@code year, word, count} of the pairs, one of a word and its next. */
  private Dataset<Row> pairs(Dataset<Row> words) {
    WindowSpec ofTitle = Window.partitionBy("year", "product_title").orderBy("position");
    Column word = col("exploded_text");
    Dataset<Row> pairs =
        words
            .withColumn("next", lead(word, 1).over(ofTitle))
            .withColumn("next position", lead(col("position"), 1).over(ofTitle))
            .where(col("next position").equalTo(col("position").plus(1)))
            .where(not(word.isInCollection(stopWords)))
            .where(not(col("next").isInCollection(stopWords)))
            .groupBy(col("year"), concat_ws(" ", word, col("next")).as("word"))
            .agg(count(lit(1)).as("count"));
    return mergesPlurals ? new MergePlurals().apply(pairs) : pairs;
  }

  /** Adds the words of a pair as they are counted, their counts, and the number of all words. */
  private Dataset<Row> withCountsOfWords(Dataset<Row> pairs, Dataset<Row> counts) {
    Dataset<Row> totals = counts.groupBy("year").agg(sum("count").cast("double").as("of all"));
    return pairs
        .withColumn("first key", key(split(col("word"), " ").getItem(0)))
        .withColumn("second key", key(split(col("word"), " ").getItem(1)))
        .join(named(counts, "first"), new String[] {"year", "first key"})
        .join(named(counts, "second"), new String[] {"year", "second key"})
        .join(totals, "year");
  }

  private Dataset<Row> named(Dataset<Row> counts, String side) {
    return counts.select(
        col("year"),
        key(col("word")).as(side + " key"),
        col("word").as(side),
        col("count").cast("double").as("of " + side));
  }

  private Column key(Column word) {
    return mergesPlurals ? MergePlurals.stem(word) : word;
  }

  /** -2 log λ of "the second word comes as often after the first as after any other". */
  private static Column ratio() {
    Column both = col("count").cast("double");
    Column first = col("of first");
    Column second = col("of second");
    Column all = col("of all");
    Column others = all.minus(first);
    Column afterOthers = second.minus(both);
    Column anywhere = second.divide(all);
    Column ratio =
        logLikelihood(both, first, both.divide(first))
            .plus(logLikelihood(afterOthers, others, afterOthers.divide(others)))
            .minus(logLikelihood(both, first, anywhere))
            .minus(logLikelihood(afterOthers, others, anywhere))
            .multiply(2);
    // A word that is all there is stands beside itself by no choice.
    return when(all.leq(first).or(all.leq(second)), lit(0.0)).otherwise(ratio);
  }

  /** Of {@code hits} in so many trials, each with such a chance. */
  private static Column logLikelihood(Column hits, Column trials, Column chance) {
    Column misses = trials.minus(hits);
    Column hit = log(greatest(chance, lit(LEAST)));
    Column miss = log(greatest(lit(1.0).minus(chance), lit(LEAST)));
    return hits.multiply(hit).plus(misses.multiply(miss));
  }
}
