package io.sparketl.core.covid;

import static org.apache.spark.sql.functions.col;

import io.sparketl.core.Transform;
import io.sparketl.core.covid.CompareCases.Verdict;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Keeps the rows of a comparison that are not equal.
 *
 * <p>Input: what {@link CompareCases} gives. Output: {@link Differences}, figures as floating-point
 * numbers, and nothing else.
 */
public record SelectDifferences() implements Transform {

  @Override
  public Dataset<Row> apply(Dataset<Row> compared) {
    return compared
        .where(col("verdict").notEqual(Verdict.EQUAL.name()))
        .select(
            Differences.CONTRACT.fields().stream()
                .map(field -> col(field.name()).cast(field.type().dataType()).as(field.name()))
                .toArray(Column[]::new));
  }
}
