package io.sparketl.core.words;

import static io.sparketl.core.contract.Field.text;
import static io.sparketl.core.contract.Field.whole;
import static org.apache.spark.sql.functions.col;

import io.sparketl.core.contract.Contract;

/**
 * The words of titles: a row for each word of each title in each of its years, in the order in
 * which they stand there.
 */
public final class Words {

  /** {@code position} counts the words of a title from 1 on, without those that were left out. */
  public static final Contract CONTRACT =
      Contract.of(text("product_title"), whole("year"), text("exploded_text"), whole("position"))
          .orderedBy(col("year"), col("product_title"), col("position"));

  /** What it takes to count words. */
  public static final Contract TO_COUNT = Contract.of(whole("year"), text("exploded_text"));

  private Words() {}
}
