package io.sparketl.core.covid;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.sparketl.core.Combine;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Puts the region to the figures of each state.
 *
 * <p>Input: a table with {@code date} and {@code state}, never without a date, and {@link Regions}.
 * Output: the columns of the first, {@code region}, and the columns of {@link #COUNTS}, each of 0
 * or 1. A state without a region has null for it, and so has a null state. Of a state with several
 * regions, the first in alphabetical order is taken, and no row becomes two. Regions of states that
 * the first table has not come out too, with nulls for what they lack, so that they can be counted.
 */
public record AddRegions() implements Combine {

  /** The column of 1 where a state has no region. */
  public static final String WITHOUT_REGION = "rows without a region";

  /** The column of 1 where a state has several regions. */
  public static final String SEVERAL_REGIONS = "rows of a state with several regions";

  /** The column of 1 where there is a region, and nothing was counted in its state. */
  public static final String REGION_ALONE = "states of regions without cases";

  /** The columns by which the rows can be counted, named by what they count. */
  public static final List<String> COUNTS = List.of(WITHOUT_REGION, SEVERAL_REGIONS, REGION_ALONE);

  @Override
  public Dataset<Row> apply(Dataset<Row> states, Dataset<Row> regions) {
    Regions.CONTRACT.requireFields(regions.schema());
    Dataset<Row> ofStates =
        regions.groupBy("state").agg(min("region").as("region"), max("region").as("last region"));
    return states
        .join(ofStates, new String[] {"state"}, "full_outer")
        .withColumn(WITHOUT_REGION, oneWhere(col("region").isNull()))
        .withColumn(SEVERAL_REGIONS, oneWhere(col("region").notEqual(col("last region"))))
        .withColumn(REGION_ALONE, oneWhere(col("date").isNull()))
        .drop("last region");
  }

  private static Column oneWhere(Column condition) {
    return when(coalesce(condition, lit(false)), 1L).otherwise(0L);
  }
}
