package io.sparketl.jobs.words;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes titles apart into words. The one of Spark NLP is found by {@link java.util.ServiceLoader}.
 */
public interface WordEngine {

  /**
   * The words of each title: what {@link io.sparketl.core.words.SplitTitles} says.
   *
   * @param titles {@code product_title}, each once, and {@code years}
   * @return {@code product_title, years} and {@code words}
   */
  Dataset<Row> split(Dataset<Row> titles, Vocabulary vocabulary);
}
