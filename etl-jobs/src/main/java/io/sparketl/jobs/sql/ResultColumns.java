package io.sparketl.jobs.sql;

import static org.apache.spark.sql.functions.col;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.FieldType;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * The columns of a query's result as they are published: whole numbers as {@code BIGINT}, decimals
 * as {@code DECIMAL(18,6)} (rounded half up; more digits before the point are an error), binary
 * fractions as {@code DOUBLE}, points in time as the local time in UTC.
 *
 * @param contract the columns
 */
record ResultColumns(Contract contract) {

  /**
   * The columns for a result of that schema.
   *
   * @throws EtlException SQL_INVALID for columns without a name of their own or of a type that
   *     cannot be published
   */
  static ResultColumns of(StructType result) {
    List<Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (StructField column : result.fields()) {
      if (!names.add(Field.fold(column.name())) || column.name().isBlank()) {
        throw new EtlException(
            ErrorCode.SQL_INVALID,
            column.name().isBlank()
                ? "the query gives a column without a name"
                : "the query gives more than one column named '%s'".formatted(column.name()),
            "give each a name of its own with AS; names are compared without case");
      }
      fields.add(Field.of(column.name(), typeOf(column)));
    }
    return new ResultColumns(Contract.of(fields));
  }

  /** The rows with these columns, in their order. */
  Dataset<Row> apply(Dataset<Row> rows) {
    Column[] columns =
        contract.fields().stream().map(ResultColumns::published).toArray(Column[]::new);
    return rows.select(columns);
  }

  private static Column published(Field field) {
    Column given = col("`" + field.name().replace("`", "``") + "`");
    return given.cast(field.type().dataType()).as(field.name());
  }

  private static FieldType typeOf(StructField column) {
    return typeOf(column.dataType())
        .orElseThrow(
            () ->
                new EtlException(
                    ErrorCode.SQL_INVALID,
                    "the query gives '%s' as %s, which cannot be published"
                        .formatted(column.name(), column.dataType().sql()),
                    "cast it to a number, a text, a date or a time, or take it apart"));
  }

  private static Optional<FieldType> typeOf(DataType type) {
    if (type instanceof IntegralType) {
      return Optional.of(FieldType.WHOLE);
    } else if (type instanceof DecimalType) {
      return Optional.of(FieldType.NUMBER);
    } else if (type instanceof DoubleType || type instanceof FloatType) {
      return Optional.of(FieldType.DOUBLE);
    } else if (type instanceof StringType) {
      return Optional.of(FieldType.TEXT);
    } else if (type instanceof TimestampType || type instanceof TimestampNTZType) {
      return Optional.of(FieldType.TIMESTAMP);
    } else if (type instanceof DateType) {
      return Optional.of(FieldType.DATE);
    }
    return type instanceof BooleanType ? Optional.of(FieldType.BOOLEAN) : Optional.empty();
  }
}
