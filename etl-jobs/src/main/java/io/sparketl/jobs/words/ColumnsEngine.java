package io.sparketl.jobs.words;

import io.sparketl.core.words.SplitTitles;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Spark SQL's own functions; see {@link SplitTitles}. */
final class ColumnsEngine implements WordEngine {

  @Override
  public Dataset<Row> split(Dataset<Row> titles, Vocabulary vocabulary) {
    return new SplitTitles(vocabulary.lemmas(), vocabulary.stopWords()).apply(titles);
  }
}
