package io.sparketl.jobs.words.nlp;

import io.sparketl.jobs.words.Vocabulary;
import io.sparketl.jobs.words.WordEngine;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Takes titles apart with Spark NLP: document assembler, tokenizer, normalizer, lemmatizer, stop
 * word cleaner, with their defaults, and letters in lower case.
 *
 * <p>The annotators are asked directly, many titles at a time, which gives the same words as a
 * pipeline of Spark ML does, and many times as fast: a pipeline makes a table of annotations with
 * all their particulars of every stage, and the stop word cleaner prepares its list for every call.
 */
public final class SparkNlpEngine implements WordEngine {

  private static final StructType SPLIT =
      StructType.fromDDL("product_title STRING, years ARRAY<BIGINT>, words ARRAY<STRING>");

  /** Spark NLP would broadcast by the first session that the JVM ever had, which may have ended. */
  private static final String BROADCASTS = "spark.jsl.settings.useBroadcastForFeatures";

  @Override
  public Dataset<Row> split(Dataset<Row> titles, Vocabulary vocabulary) {
    SparkSession spark = titles.sparkSession();
    spark.conf().set(BROADCASTS, "false");
    Broadcast<Annotators> annotators =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(Annotators.of(vocabulary));
    MapPartitionsFunction<Row, Row> split = rows -> new SplitRows(rows, annotators.value());
    return titles.select("product_title", "years").mapPartitions(split, Encoders.row(SPLIT));
  }
}
