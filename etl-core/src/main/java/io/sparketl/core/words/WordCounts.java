package io.sparketl.core.words;

import static io.sparketl.core.contract.Field.text;
import static io.sparketl.core.contract.Field.whole;
import static org.apache.spark.sql.functions.col;

import io.sparketl.core.contract.Contract;

/** How often a word stands in the titles of a year: per year the most frequent word first. */
public final class WordCounts {

  /** Words of one count are in alphabetical order, by their code points. */
  public static final Contract CONTRACT =
      Contract.of(whole("year"), text("word"), whole("count"))
          .orderedBy(col("year"), col("count").desc(), col("word"));

  private WordCounts() {}
}
