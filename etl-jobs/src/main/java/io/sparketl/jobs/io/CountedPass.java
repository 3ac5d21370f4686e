package io.sparketl.jobs.io;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.sparketl.jobs.io.ledger.PassCounts;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/** Counts rows while they pass, in the task that makes them. */
final class CountedPass implements UDF2<Row, String, Boolean> {

  private static final long serialVersionUID = 1L;

  private final List<String> names;
  private final PassCounts counts;

  private CountedPass(List<String> names, PassCounts counts) {
    this.names = names;
    this.counts = counts;
  }

  /** All of {@code rows}; what counts for nothing costs no more than the comparison. */
  static Dataset<Row> of(
      Dataset<Row> rows, Map<String, Column> weights, Column example, PassCounts counts) {
    Column[] columns = weights.values().toArray(Column[]::new);
    Column any = lit(false);
    for (Column weight : columns) {
      any = any.or(weight.notEqual(0));
    }
    // Not deterministic: Spark moves no filter past it, and asks it once a row.
    var count =
        udf(new CountedPass(List.copyOf(weights.keySet()), counts), DataTypes.BooleanType)
            .asNondeterministic();
    Column counted =
        count.apply(struct(columns), coalesce(example.cast("string"), lit("no value")));
    return rows.where(when(any, counted).otherwise(lit(true)));
  }

  @Override
  public Boolean call(Row weights, String example) {
    PassCounts.Place place = place(TaskContext.get());
    for (int i = 0; i < names.size(); i++) {
      long weight = weights.getLong(i);
      if (weight != 0) {
        counts.add(new PassCounts.Seen(place, names.get(i), weight, example));
      }
    }
    return true;
  }

  /** Tables that are drawn in the driver are filtered there, in no task. */
  private static PassCounts.Place place(@Nullable TaskContext task) {
    if (task == null) {
      return new PassCounts.Place(-1, 0);
    }
    String query = task.getLocalProperty("spark.sql.execution.id");
    return new PassCounts.Place(query == null ? -1 : Long.parseLong(query), task.partitionId());
  }
}
