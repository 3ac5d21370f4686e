package io.sparketl.core.words;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;

import io.sparketl.core.Transform;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Each title once, with its years: a title counts once a year, however many rows it has there, and
 * need be taken apart only once.
 *
 * <p>Input: {@code product_title} and {@code year}. Output: {@code product_title}; {@code years},
 * an array, ascending; and {@link #REPEATED}. Titles are compared as they stand, to the last blank.
 */
public record DistinctTitles() implements Transform {

  /** The column of how many more rows there were than years. */
  public static final String REPEATED = "rows of a title and year that were there before";

  @Override
  public Dataset<Row> apply(Dataset<Row> titles) {
    Titles.BY_YEAR.requireFields(titles.schema());
    return titles
        .groupBy("product_title")
        .agg(sort_array(collect_set(col("year"))).as("years"), count(lit(1)).as("rows"))
        .select(
            col("product_title"), col("years"), col("rows").minus(size(col("years"))).as(REPEATED));
  }
}
