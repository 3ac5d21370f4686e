package io.sparketl.jobs.io.parquet;

import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * As what Spark reads a Parquet column: the table of Spark's documentation, as far as fields can be
 * read from it. Known from the footer, so that Spark need not infer types it may not even know of.
 */
final class ParquetTypes {

  private ParquetTypes() {}

  /** The Spark type of a column; empty for what no field can be read from. */
  static Optional<DataType> of(Type column) {
    if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.empty();
    }
    LogicalTypeAnnotation meaning = column.getLogicalTypeAnnotation();
    return Optional.ofNullable(
        meaning == null
            ? switch (column.asPrimitiveType().getPrimitiveTypeName()) {
              case INT32 -> DataTypes.IntegerType;
              case INT64 -> DataTypes.LongType;
              case FLOAT -> DataTypes.FloatType;
              case DOUBLE -> DataTypes.DoubleType;
              case INT96 -> DataTypes.TimestampType;
              case BOOLEAN -> DataTypes.BooleanType;
              default -> null;
            }
            : of(meaning).orElse(null));
  }

  private static Optional<DataType> of(LogicalTypeAnnotation meaning) {
    if (meaning instanceof StringLogicalTypeAnnotation
        || meaning instanceof EnumLogicalTypeAnnotation) {
      return Optional.of(DataTypes.StringType);
    }
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return Optional.of(DataTypes.DateType);
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return Optional.of(DataTypes.createDecimalType(decimal.getPrecision(), decimal.getScale()));
    }
    if (meaning instanceof IntLogicalTypeAnnotation whole) {
      return Optional.of(wholeNumber(whole.getBitWidth(), whole.isSigned()));
    }
    return meaning instanceof TimestampLogicalTypeAnnotation time
            && time.getUnit() != TimeUnit.NANOS
        ? Optional.of(time.isAdjustedToUTC() ? DataTypes.TimestampType : DataTypes.TimestampNTZType)
        : Optional.empty();
  }

  /** Numbers without a sign need the next wider type. */
  private static DataType wholeNumber(int bits, boolean signed) {
    return switch (signed ? bits : 2 * bits) {
      case 8 -> DataTypes.ByteType;
      case 16 -> DataTypes.ShortType;
      case 32 -> DataTypes.IntegerType;
      case 64 -> DataTypes.LongType;
      default -> DataTypes.createDecimalType(20, 0);
    };
  }
}
