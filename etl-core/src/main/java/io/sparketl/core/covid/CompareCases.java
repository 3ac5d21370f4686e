package io.sparketl.core.covid;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.sparketl.core.Combine;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Puts the rows of two tables of figures beside each other, by {@code date} and {@code state}.
 *
 * <p>Input: {@link StateCases}, twice: the source, and what it is compared with. Output: {@code
 * date}, {@code state}; {@code cases_source}, {@code cases_compare}, {@code deaths_source}, {@code
 * deaths_compare}; {@code verdict}, the name of a {@link Verdict}; and the columns of {@link
 * #COUNTS}, each of 0 or 1. Null is a key and a figure like any other: it equals null, and nothing
 * else.
 *
 * <p>Every row is compared with one other at most. Where a key has several rows, those with the
 * very same figures are put to each other first; what then is left of either table, in the order of
 * its values (cases, then deaths, no value before any), the first to the first, the second to the
 * second; and what is left then is in one table only. So the result does not depend on how rows are
 * partitioned, and tables of the same rows are equal, however often each row is there.
 *
 * @param tolerance by how much figures may differ and still be equal; 0 or more, with at most 12
 *     digits before the point and 6 after it
 */
public record CompareCases(BigDecimal tolerance) implements Combine {

  /** What a row of the result is. */
  public enum Verdict {
    /** In both tables, with equal figures. */
    EQUAL,
    /** In both tables, and cases or deaths are not equal. */
    DIFFERENT,
    /** In the source only. */
    ONLY_LEFT,
    /** In the other table only. */
    ONLY_RIGHT
  }

  /** The column of 1 where both tables have the row, and not the same figures. */
  public static final String DIFFERENT = "rows that differ";

  /** The column of 1 where the source alone has the row. */
  public static final String SOURCE_ALONE = "rows of source only";

  /** The column of 1 where the other table alone has the row. */
  public static final String COMPARE_ALONE = "rows of compare only";

  /** The column of 1 where the source had a row of this key before. */
  public static final String SOURCE_REPEATED = "rows of source with a key that was there before";

  /** The column of 1 where the other table had a row of this key before. */
  public static final String COMPARE_REPEATED = "rows of compare with a key that was there before";

  /** The columns by which the rows can be counted, named by what they count. */
  public static final List<String> COUNTS =
      List.of(DIFFERENT, SOURCE_ALONE, COMPARE_ALONE, SOURCE_REPEATED, COMPARE_REPEATED);

  public CompareCases {
    BigDecimal stripped = tolerance.stripTrailingZeros();
    if (stripped.signum() < 0
        || stripped.scale() > 6
        || stripped.precision() - stripped.scale() > 12) {
      throw new IllegalArgumentException(
          "tolerance is 0 or more, with at most 12 digits before the point and 6 after it, not "
              + tolerance.toPlainString());
    }
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> source, Dataset<Row> compare) {
    StateCases.CONTRACT.requireFields(source.schema());
    StateCases.CONTRACT.requireFields(compare.schema());
    // Grouped and not joined, because null equals null for groups.
    return numbered(fromSide(source, "source").unionAll(fromSide(compare, "compare")))
        .groupBy("date", "state", "number")
        .agg(
            figure("cases", "source"),
            figure("cases", "compare"),
            figure("deaths", "source"),
            figure("deaths", "compare"),
            max(isOf("source")).as("in source"),
            max(isOf("compare")).as("in compare"))
        .withColumn("verdict", verdict())
        .withColumn(DIFFERENT, oneWhere(is(Verdict.DIFFERENT)))
        .withColumn(SOURCE_ALONE, oneWhere(is(Verdict.ONLY_LEFT)))
        .withColumn(COMPARE_ALONE, oneWhere(is(Verdict.ONLY_RIGHT)))
        .withColumn(SOURCE_REPEATED, oneWhere(col("number").gt(1).and(col("in source"))))
        .withColumn(COMPARE_REPEATED, oneWhere(col("number").gt(1).and(col("in compare"))))
        .drop("number", "in source", "in compare");
  }

  private static Dataset<Row> fromSide(Dataset<Row> rows, String side) {
    return rows.select(
        col("date"), col("state"), col("cases"), col("deaths"), lit(side).as("side"));
  }

  /** Within its key and side each row has the number of the one that it is compared with. */
  private static Dataset<Row> numbered(Dataset<Row> rows) {
    WindowSpec same = Window.partitionBy("date", "state", "cases", "deaths");
    WindowSpec ofSide = Window.partitionBy("date", "state", "side");
    Column copy =
        row_number()
            .over(Window.partitionBy("date", "state", "side", "cases", "deaths").orderBy("side"));
    Column inBoth =
        least(
            count(when(isOf("source"), 1)).over(same), count(when(isOf("compare"), 1)).over(same));
    // One exchange serves all windows and the grouping.
    return rows.repartition(col("date"), col("state"))
        .withColumn("is over", copy.gt(inBoth))
        .withColumn("number", row_number().over(ofSide.orderBy("is over", "cases", "deaths")));
  }

  private static Column isOf(String side) {
    return col("side").equalTo(side);
  }

  private static Column figure(String name, String side) {
    return max(when(isOf(side), col(name))).as(name + "_" + side);
  }

  private Column verdict() {
    return when(not(col("in compare")), Verdict.ONLY_LEFT.name())
        .when(not(col("in source")), Verdict.ONLY_RIGHT.name())
        .when(near("cases").and(near("deaths")), Verdict.EQUAL.name())
        .otherwise(Verdict.DIFFERENT.name());
  }

  private Column near(String figure) {
    Column source = col(figure + "_source");
    Column compare = col(figure + "_compare");
    Column isNear = abs(source.minus(compare)).leq(lit(tolerance));
    return source.eqNullSafe(compare).or(coalesce(isNear, lit(false)));
  }

  private static Column is(Verdict verdict) {
    return col("verdict").equalTo(verdict.name());
  }

  private static Column oneWhere(Column condition) {
    return when(condition, 1L).otherwise(0L);
  }
}
