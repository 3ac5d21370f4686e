package io.sparketl.core.salary;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;

import io.sparketl.core.Transform;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The average salary of the jobs of each value of each feature.
 *
 * <p>Input: what {@link JoinSalaries} gives; rows without features or without a salary do not
 * count. Output, as {@link AverageSalaries} has it: the name of the feature; its value, null for
 * the jobs that have none; {@code average_salary}, in the salaries' unit, rounded half up to 4
 * places.
 *
 * <p>Sums are exact, so the result does not depend on how the rows are partitioned. A mean is kept
 * to at least 16 places before it is rounded.
 *
 * @param features the columns to group by
 */
public record AverageByFeature(List<String> features) implements Transform {

  public AverageByFeature {
    features = List.copyOf(features);
    Features.contract(features);
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> jobs) {
    Column[] values =
        features.stream()
            .map(feature -> col("`" + feature.replace("`", "``") + "`"))
            .toArray(Column[]::new);
    // Not avg: it keeps fewer places of the quotient, and rounding twice can be wrong.
    Column mean = sum("salary").divide(count(lit(1)));
    return jobs.where(col(JoinSalaries.SALARIES_ALONE).equalTo(0).and(col("salary").isNotNull()))
        .unpivot(new Column[] {col("salary")}, values, "feature", "value")
        .groupBy("feature", "value")
        .agg(round(mean, 4).cast("double").as("average_salary"));
  }
}
