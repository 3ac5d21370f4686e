package io.sparketl.jobs.words;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.sparketl.core.words.AddBigrams;
import io.sparketl.core.words.CountWords;
import io.sparketl.core.words.MergePlurals;
import io.sparketl.core.words.WordCounts;
import io.sparketl.core.words.Words;
import io.sparketl.jobs.Job;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.Tables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * How often each word stands in the titles of a year.
 *
 * @param words the words of titles, see {@link Words}
 * @param counts the counts, see {@link WordCounts}
 * @param top how many words of a year are kept
 * @param minCount the least count that is kept
 * @param mergePlurals whether plurals are counted as their singulars
 * @param bigrams whether frequent pairs count as words
 * @param stopWords words that do not count
 */
public record WordsByYearJob(
    Source words,
    Sink counts,
    Optional<Integer> top,
    int minCount,
    boolean mergePlurals,
    boolean bigrams,
    List<String> stopWords)
    implements Job {

  public WordsByYearJob {
    stopWords = List.copyOf(stopWords);
    if (top.isPresent() && top.get() < 1) {
      throw new IllegalArgumentException("top is 1 or more, or null, not " + top.get());
    }
    if (minCount < 1) {
      throw new IllegalArgumentException("min-count is 1 or more, not " + minCount);
    }
  }

  @Override
  public Ports ports() {
    return Ports.none()
        .reads("words", words, bigrams ? Words.CONTRACT : Words.TO_COUNT)
        .writes("counts", counts, WordCounts.CONTRACT);
  }

  @Override
  public void run(Tables tables) {
    Set<String> stops = Set.copyOf(stopWords);
    Column isStop = col("exploded_text").isInCollection(stops);
    Dataset<Row> all =
        tables.count(
            tables.read("words"), Map.of("stop words", oneIf(isStop)), col("exploded_text"));
    Dataset<Row> counted = new CountWords(stops).apply(all);
    if (mergePlurals) {
      counted = new MergePlurals().apply(counted);
    }
    if (bigrams) {
      counted = new AddBigrams(stops, mergePlurals).apply(all, counted);
    }
    Dataset<Row> kept = best(frequent(counted, tables), tables);
    tables.write("counts", kept.select("year", "word", "count"));
  }

  private Dataset<Row> frequent(Dataset<Row> counted, Tables tables) {
    if (minCount == 1) {
      return counted;
    }
    Column isRare = col("count").lt(minCount);
    String name = "words with a count below %d".formatted(minCount);
    return tables
        .count(counted, Map.of(name, oneIf(isRare)), col("word"))
        .where(col("count").geq(minCount));
  }

  private Dataset<Row> best(Dataset<Row> counted, Tables tables) {
    if (top.isEmpty()) {
      return counted;
    }
    var ofYear = Window.partitionBy("year").orderBy(col("count").desc(), col("word"));
    Column isBeyond = col("rank").gt(top.get());
    String name = "words beyond the first %d of their year".formatted(top.get());
    return tables
        .count(
            counted.withColumn("rank", row_number().over(ofYear)),
            Map.of(name, oneIf(isBeyond)),
            col("word"))
        .where(col("rank").leq(top.get()));
  }

  private static Column oneIf(Column condition) {
    return when(condition, lit(1L)).otherwise(lit(0L));
  }
}
