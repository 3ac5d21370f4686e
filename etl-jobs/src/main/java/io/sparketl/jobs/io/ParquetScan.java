package io.sparketl.jobs.io;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.input_file_block_start;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.sparketl.core.contract.Condition;
import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.FieldType;
import io.sparketl.jobs.io.ParquetFiles.ParquetFile;
import io.sparketl.jobs.io.ledger.Ledger;
import io.sparketl.jobs.io.ledger.Verdicts;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads Parquet files by Spark's own reader. One expression judges each row, and a filter that
 * counts lets through those that are used.
 */
final class ParquetScan {

  /** Spark's cast takes {@code 2020} for a time; a source's has a date and a time of day. */
  private static final String TIMESTAMP_SHAPE =
      "^\\s*\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(:\\d{2}([.]\\d{1,6})?)?\\s*$";

  /** A cast of {@code 1e-99999999} would reckon for hours. */
  private static final String NUMBER_SHAPE =
      "^\\s*[+-]?(\\d{1,40}([.]\\d{0,40})?|[.]\\d{1,40})([eE][+-]?\\d{1,2})?\\s*$";

  private static final String VERDICT = "verdict of the contract";

  private final SparkSession spark;
  private final String source;
  private final Contract contract;
  private final Verdicts verdicts;
  private final Ledger ledger;

  ParquetScan(SparkSession spark, InputPort port, Ledger ledger) {
    this.spark = spark;
    this.source = port.name();
    this.contract = port.contract();
    this.verdicts = SourceScan.verdictsOf(contract);
    this.ledger = ledger;
  }

  /** The rows that are used; all are counted. */
  Dataset<Row> used(ParquetFiles files) {
    for (ParquetFile file : files.files()) {
      ledger.planRows(source, file.path().toUri().toString(), file.rows());
    }
    // Nondeterministic, so that the optimizer neither repeats it nor moves conditions before it.
    UserDefinedFunction isUsed =
        udf(new CountedFilter(ledger, source, verdicts), DataTypes.BooleanType)
            .asNondeterministic();
    return judged(files, List.of())
        .where(isUsed.apply(col(quoted(VERDICT)), input_file_name(), input_file_block_start()))
        .select(contract.fields().stream().map(field -> col(field.name())).toArray(Column[]::new));
  }

  /** The rows that are rejected. */
  Dataset<Row> rejected(ParquetFiles files) {
    List<String> reasons = new ArrayList<>();
    for (int verdict = 0; verdict < verdicts.brokenRule(0); verdict++) {
      reasons.add(verdicts.label(verdict));
    }
    Column[] columns =
        files.columns().stream().map(column -> col(quoted(column.name()))).toArray(Column[]::new);
    Column verdict = col(quoted(VERDICT));
    return judged(files, List.of(to_json(struct(columns)).as("text")))
        .where(verdict.between(Verdicts.USED + 1, reasons.size() - 1))
        .select(
            input_file_name().as("file"),
            lit(-1L).as("offset"),
            element_at(lit(reasons.toArray(String[]::new)), verdict.plus(1)).as("reason"),
            col("text"));
  }

  /** All rows with the columns of the contract, their verdict, and {@code more}. */
  private Dataset<Row> judged(ParquetFiles files, List<Column> more) {
    List<Column> columns = new ArrayList<>(more);
    Column verdict = lit(null);
    List<Field> fields = contract.fields();
    for (int i = fields.size() - 1; i >= 0; i--) {
      StructField column = files.columns().get(i);
      Column value = readable(column, fields.get(i).type());
      verdict =
          when(isMissing(column), verdicts.missing(i))
              .when(value.isNull(), verdicts.unreadable(i))
              .otherwise(verdict);
      columns.add(value.as(fields.get(i).name()));
    }
    columns.add(verdict.as(VERDICT));
    return raw(files)
        .select(columns.toArray(Column[]::new))
        .withColumn(VERDICT, coalesce(col(quoted(VERDICT)), brokenRule()));
  }

  private Column brokenRule() {
    Column verdict = lit(Verdicts.USED);
    for (int i = contract.rules().size() - 1; i >= 0; i--) {
      Condition condition = contract.rules().get(i).keeps();
      Column keeps = condition.column(contract.field(condition.field()).type());
      verdict = when(coalesce(keeps, lit(false)), verdict).otherwise(verdicts.brokenRule(i));
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
        type == FieldType.MILLIONTHS
            ? cast(column, FieldType.NUMBER).multiply(lit(1_000_000)).cast(type.dataType())
            : cast(column, type);
    if (!column.dataType().equals(DataTypes.StringType) || type == FieldType.TEXT) {
      return value;
    }
    String shape = type == FieldType.TIMESTAMP ? TIMESTAMP_SHAPE : NUMBER_SHAPE;
    return when(col(quoted(column.name())).rlike(shape), value);
  }

  private static Column cast(StructField column, FieldType type) {
    return expr("try_cast(%s AS %s)".formatted(quoted(column.name()), type.dataType().sql()));
  }

  private Dataset<Row> raw(ParquetFiles files) {
    StructType needed = DataTypes.createStructType(files.columns().toArray(StructField[]::new));
    String[] paths =
        files.files().stream().map(file -> LiteralPath.of(file.path())).toArray(String[]::new);
    return spark.read().schema(needed).parquet(paths);
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
