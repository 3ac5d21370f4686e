package io.sparketl.core.salary;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.sparketl.core.Combine;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Puts the salary to the features of each job.
 *
 * <p>Input: {@link Features} and {@link Salaries}. Output: {@code jobId}, the features, {@code
 * salary}, and the columns of {@link #COUNTS}, each of which adds up to what its name says. Rows
 * without a partner come out too, with nulls for what they lack, so that they can be counted; a
 * null {@code jobId} has no partner.
 *
 * <p>Of several rows of one {@code jobId} the first counts, in the order of their values: features
 * from the first column to the last, salaries from the lowest; no value comes before any. So the
 * choice does not depend on how rows are partitioned. With {@code keepsAll} every row counts, and
 * each features row is put to each salary.
 *
 * @param keepsAll whether all rows of one {@code jobId} count
 */
public record JoinSalaries(boolean keepsAll) implements Combine {

  /** The column of 1 where features have no salary. */
  public static final String FEATURES_ALONE = "features without a salary";

  /** The column of 1 where a salary has no features. */
  public static final String SALARIES_ALONE = "salaries without features";

  /** The column of how many more features rows have this {@code jobId}, once per job. */
  public static final String FEATURES_REPEATED = "features of a jobId that was there before";

  /** The column of how many more salaries have this {@code jobId}, once per job. */
  public static final String SALARIES_REPEATED = "salaries of a jobId that was there before";

  /** The columns by which the rows can be counted, named by what they count. */
  public static final List<String> COUNTS =
      List.of(FEATURES_ALONE, SALARIES_ALONE, FEATURES_REPEATED, SALARIES_REPEATED);

  @Override
  public Dataset<Row> apply(Dataset<Row> features, Dataset<Row> salaries) {
    Salaries.CONTRACT.requireFields(salaries.schema());
    Dataset<Row> pairs =
        numbered(features, "features")
            .join(numbered(salaries, "salaries"), new String[] {"jobId"}, "full_outer");
    return pairs
        .withColumn(FEATURES_ALONE, alone("features", "salaries"))
        .withColumn(SALARIES_ALONE, alone("salaries", "features"))
        .withColumn(FEATURES_REPEATED, repeated("features"))
        .withColumn(SALARIES_REPEATED, repeated("salaries"))
        .drop("features number", "features copies", "salaries number", "salaries copies");
  }

  /** One window over what the join sorts anyway: no further exchange of rows. */
  private Dataset<Row> numbered(Dataset<Row> rows, String side) {
    WindowSpec ofJob =
        Window.partitionBy("jobId")
            .orderBy(Arrays.stream(rows.columns()).map(JoinSalaries::named).toArray(Column[]::new));
    WindowSpec all = ofJob.rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    Column counts = col(side + " number").equalTo(1).or(col("jobId").isNull());
    Dataset<Row> numbered =
        rows.withColumn(side + " number", row_number().over(ofJob))
            .withColumn(side + " copies", count(lit(1)).over(all));
    return keepsAll ? numbered : numbered.where(counts);
  }

  private static Column alone(String side, String other) {
    Column isAlone = col(side + " number").isNotNull().and(col(other + " number").isNull());
    return when(isAlone, lit(1L)).otherwise(lit(0L));
  }

  /** Where both sides are at their first row, or have none: one row of each job. */
  private static Column repeated(String side) {
    Column isFirst =
        coalesce(col("features number"), lit(1))
            .equalTo(1)
            .and(coalesce(col("salaries number"), lit(1)).equalTo(1))
            .and(col("jobId").isNotNull())
            .and(col(side + " number").isNotNull());
    return when(isFirst, col(side + " copies").minus(1L)).otherwise(lit(0L));
  }

  private static Column named(String column) {
    return col("`" + column.replace("`", "``") + "`");
  }
}
