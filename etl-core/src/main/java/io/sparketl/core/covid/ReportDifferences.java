package io.sparketl.core.covid;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.sparketl.core.Transform;
import io.sparketl.core.covid.CompareCases.Verdict;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts the rows of a comparison by their verdict.
 *
 * <p>Input: what {@link CompareCases} gives. Output: one row, as {@link DiffReport} has it; of no
 * rows at all, zeros.
 *
 * @param source what the source is called
 * @param compare what the table is called that it was compared with
 */
public record ReportDifferences(String source, String compare) implements Transform {

  @Override
  public Dataset<Row> apply(Dataset<Row> compared) {
    return compared
        .agg(
            rows(is(Verdict.ONLY_RIGHT).equalTo(false)).as("source_rows"),
            rows(is(Verdict.ONLY_LEFT).equalTo(false)).as("compare_rows"),
            rows(is(Verdict.ONLY_LEFT)).as("source_rows_unmatched"),
            rows(is(Verdict.ONLY_RIGHT)).as("compare_rows_unmatched"),
            rows(is(Verdict.EQUAL).or(is(Verdict.DIFFERENT))).as("rows_in_both"),
            rows(is(Verdict.EQUAL)).as("equal_rows"),
            rows(is(Verdict.DIFFERENT)).as("diff_rows"))
        .select(lit(source).as("file_source"), lit(compare).as("file_compare"), col("*"));
  }

  private static Column rows(Column condition) {
    return count(when(condition, 1));
  }

  private static Column is(Verdict verdict) {
    return col("verdict").equalTo(verdict.name());
  }
}
