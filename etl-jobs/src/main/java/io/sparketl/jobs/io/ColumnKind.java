package io.sparketl.jobs.io;

import io.sparketl.core.contract.FieldType;
import java.util.Set;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** What a file's column holds, as far as its head tells. */
enum ColumnKind {
  TEXT,
  NUMBER,
  TIMESTAMP,
  /** Whatever no field can be read from: truth values, dates, bytes, structures. */
  OTHER;

  /**
   * Whether a field of {@code type} can be read from such a column without changing its meaning.
   */
  boolean suits(FieldType type) {
    return switch (type) {
      case NUMBER, DOUBLE -> this == NUMBER || this == TEXT;
      case TIMESTAMP -> this == TIMESTAMP || this == TEXT;
      case TEXT -> this == TEXT;
    };
  }

  /** The kind of a column of a Parquet file. */
  static ColumnKind of(Type column) {
    LogicalTypeAnnotation meaning = column.getLogicalTypeAnnotation();
    if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
      return OTHER;
    }
    if (meaning != null) {
      return of(meaning);
    }
    return switch (column.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32, INT64, FLOAT, DOUBLE -> NUMBER;
      case INT96 -> TIMESTAMP;
      default -> OTHER;
    };
  }

  private static ColumnKind of(LogicalTypeAnnotation meaning) {
    if (isOneOf(
        meaning, Set.of(StringLogicalTypeAnnotation.class, EnumLogicalTypeAnnotation.class))) {
      return TEXT;
    }
    if (isOneOf(
        meaning, Set.of(IntLogicalTypeAnnotation.class, DecimalLogicalTypeAnnotation.class))) {
      return NUMBER;
    }
    return meaning instanceof TimestampLogicalTypeAnnotation ? TIMESTAMP : OTHER;
  }

  private static boolean isOneOf(LogicalTypeAnnotation meaning, Set<Class<?>> classes) {
    return classes.contains(meaning.getClass());
  }
}
