package io.sparketl.jobs.io;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.input_file_block_start;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Turns a {@link SourcePlan} into the rows that are used, and counts the others on the way. */
final class SourceScan {

  /** Spark's cast takes {@code 2020} for a time; a source's has a date and a time of day. */
  private static final String TIMESTAMP_SHAPE =
      "^\\s*\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(:\\d{2}([.]\\d{1,6})?)?\\s*$";

  /** A cast of {@code 1e-99999999} would reckon for hours. */
  private static final String NUMBER_SHAPE =
      "^\\s*[+-]?(\\d{1,40}([.]\\d{0,40})?|[.]\\d{1,40})([eE][+-]?\\d{1,2})?\\s*$";

  private static final String VERDICT = "verdict of the contract";

  private final SparkSession spark;
  private final Contract contract;
  private final Verdicts verdicts;
  private final UserDefinedFunction isUsed;

  SourceScan(SparkSession spark, InputPort port, Ledger ledger) {
    this.spark = spark;
    this.contract = port.contract();
    this.verdicts = Verdicts.of(contract);
    // Nondeterministic, so that the optimizer neither repeats it nor moves conditions before it.
    this.isUsed =
        udf(new CountedFilter(ledger, port.name(), verdicts.size()), DataTypes.BooleanType)
            .asNondeterministic();
  }

  Dataset<Row> rows(SourcePlan plan) {
    return plan.groups().stream().map(this::rows).reduce(Dataset::unionAll).orElseThrow();
  }

  private Dataset<Row> rows(FileGroup group) {
    Dataset<Row> raw = group.layout().format() == Source.Format.CSV ? csv(group) : parquet(group);
    List<Column> columns = new ArrayList<>();
    Column verdict = lit(null);
    List<Field> fields = contract.fields();
    for (int i = fields.size() - 1; i >= 0; i--) {
      StructField column = group.layout().columns().get(i);
      Column value = readable(column, fields.get(i).type());
      verdict =
          when(isMissing(column), Verdicts.missing(i))
              .when(value.isNull(), Verdicts.unreadable(i))
              .otherwise(verdict);
      columns.add(0, value.as(fields.get(i).name()));
    }
    columns.add(verdict.as(VERDICT));
    return raw.select(columns.toArray(Column[]::new))
        .where(
            isUsed.apply(
                coalesce(col(quoted(VERDICT)), brokenRule()),
                input_file_name(),
                input_file_block_start()))
        .select(fields.stream().map(field -> col(field.name())).toArray(Column[]::new));
  }

  private Column brokenRule() {
    Column verdict = lit(Verdicts.USED);
    for (int i = contract.rules().size() - 1; i >= 0; i--) {
      Column keeps = coalesce(contract.rules().get(i).keeps(), lit(false));
      verdict = when(keeps, verdict).otherwise(verdicts.brokenRule(i));
    }
    return verdict;
  }

  private static Column isMissing(StructField column) {
    Column raw = col(quoted(column.name()));
    return column.dataType().equals(DataTypes.StringType)
        ? raw.isNull().or(trim(raw).equalTo(""))
        : raw.isNull();
  }

  private static Column readable(StructField column, FieldType type) {
    Column value =
        expr("try_cast(%s AS %s)".formatted(quoted(column.name()), type.dataType().sql()));
    if (!column.dataType().equals(DataTypes.StringType) || type == FieldType.TEXT) {
      return value;
    }
    String shape = type == FieldType.TIMESTAMP ? TIMESTAMP_SHAPE : NUMBER_SHAPE;
    return when(col(quoted(column.name())).rlike(shape), value);
  }

  /** By position, because the layout knows which column is where; names may repeat in a header. */
  private Dataset<Row> csv(FileGroup group) {
    StructType texts =
        DataTypes.createStructType(
            IntStream.range(0, group.layout().width())
                .mapToObj(Layout::text)
                .toArray(StructField[]::new));
    return spark
        .read()
        .schema(texts)
        .option("header", true)
        .option("enforceSchema", true)
        .option("mode", "PERMISSIVE")
        .option("encoding", "UTF-8")
        .option("quote", "\"")
        .option("escape", "\"")
        .option("maxColumns", Head.MOST_COLUMNS)
        .csv(paths(group));
  }

  private Dataset<Row> parquet(FileGroup group) {
    StructType needed =
        DataTypes.createStructType(group.layout().columns().toArray(StructField[]::new));
    return spark.read().schema(needed).parquet(paths(group));
  }

  private static String[] paths(FileGroup group) {
    return group.files().stream().map(file -> LiteralPath.of(file.path())).toArray(String[]::new);
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
