package io.sparketl.core.words;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.posexplode;

import io.sparketl.core.Transform;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A row for each word of each title in each of its years.
 *
 * <p>Input: {@code product_title}, {@code years} and {@code words}. Output: as {@link Words} has
 * it; titles without words are gone.
 */
public record ListWords() implements Transform {

  @Override
  public Dataset<Row> apply(Dataset<Row> titles) {
    return titles
        .select(col("product_title"), explode(col("years")).as("year"), col("words"))
        .select(
            col("product_title"),
            col("year"),
            posexplode(col("words")).as(new String[] {"place", "exploded_text"}))
        .select(
            col("product_title"),
            col("year"),
            col("exploded_text"),
            col("place").plus(1).cast("bigint").as("position"));
  }
}
