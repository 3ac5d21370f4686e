package io.sparketl.jobs.io;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.FieldType;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.io.json.JsonHead;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;

/**
 * Where a file has the columns of a contract.
 *
 * @param positions for every field of the contract, in its order, the position of its column
 */
record Layout(List<Integer> positions) {

  /** How much of a strange header a message shows. */
  private static final int SHOWN_COLUMNS = 40;

  private static final int SHOWN_CHARACTERS = 40;

  /**
   * Finds the contract's columns in a file's head.
   *
   * @throws EtlException COLUMNS_MISSING, HEADER_INVALID or COLUMN_TYPE_WRONG, naming the file
   */
  static Layout of(Head head, Path file, Contract contract) {
    List<String> names = head.columns().stream().map(Head.Column::name).toList();
    List<Field> missing = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (Field field : contract.fields()) {
      List<Integer> matches = positionsOf(field, names);
      if (matches.size() > 1) {
        throw ambiguous(field, names, matches, file);
      } else if (matches.isEmpty()) {
        missing.add(field);
      } else {
        requireType(field, head.columns().get(matches.get(0)), file);
        positions.add(matches.get(0));
      }
    }
    if (!missing.isEmpty()) {
      throw missing(missing, names, file, "");
    }
    return new Layout(positions);
  }

  /**
   * Finds the contract's columns among the keys of JSON lines. Objects are read one by one, so each
   * may have a field under another of its names.
   *
   * @return for every field of the contract, in its order, its names in the sample; none where the
   *     file has no rows
   * @throws EtlException COLUMNS_MISSING, naming the file
   */
  static List<List<String>> namesOf(JsonHead head, Path file, Contract contract) {
    List<String> keys = head.columns().stream().map(JsonHead.Column::name).toList();
    List<List<String>> names =
        contract.fields().stream()
            .map(field -> keys.stream().filter(field::isNamed).toList())
            .toList();
    List<Field> missing =
        contract.fields().stream()
            .filter(field -> keys.stream().noneMatch(field::isNamed))
            .toList();
    if (head.lines() > 0 && !missing.isEmpty()) {
      throw missing(missing, keys, file, " in its first lines");
    }
    return names;
  }

  private static List<Integer> positionsOf(Field field, List<String> columns) {
    return IntStream.range(0, columns.size())
        .filter(i -> field.isNamed(columns.get(i)))
        .boxed()
        .toList();
  }

  private static void requireType(Field field, Head.Column column, Path file) {
    if (column.type().filter(type -> suits(field.type(), type)).isEmpty()) {
      throw new EtlException(
          ErrorCode.COLUMN_TYPE_WRONG,
          "%s has '%s' as '%s', which is not %s"
              .formatted(file, field.name(), column.declaration(), field.type().noun()),
          "check that this is the right file, or write the column anew with a fitting type");
    }
  }

  /** Whether a field of type {@code wanted} can be read from {@code given} and mean the same. */
  static boolean suits(FieldType wanted, DataType given) {
    boolean isText = given.equals(DataTypes.StringType);
    return switch (wanted) {
      case NUMBER, MILLIONTHS, WHOLE, DOUBLE -> isText || given instanceof NumericType;
      case TIMESTAMP ->
          isText
              || given.equals(DataTypes.TimestampType)
              || given.equals(DataTypes.TimestampNTZType);
      case DATE -> isText || given.equals(DataTypes.DateType);
      case BOOLEAN -> isText || given.equals(DataTypes.BooleanType);
      case TEXT -> isText;
      case BINARY -> given.equals(DataTypes.BinaryType);
    };
  }

  private static EtlException missing(
      List<Field> fields, List<String> columns, Path file, String where) {
    String wanted =
        fields.stream()
            .map(field -> wanted(field) + Suggestion.didYouMean(field.name(), columns))
            .collect(Collectors.joining(", "));
    return new EtlException(
        ErrorCode.COLUMNS_MISSING,
        "%s has%s no column %s; it has: %s".formatted(file, where, wanted, shown(columns)),
        "check that this is the right file; names are compared without case and outer blanks");
  }

  private static String wanted(Field field) {
    return field.aliases().isEmpty()
        ? "'%s'".formatted(field.name())
        : "'%s' (or %s)".formatted(field.name(), String.join(", ", field.aliases()));
  }

  private static EtlException ambiguous(
      Field field, List<String> columns, List<Integer> matches, Path file) {
    String names =
        matches.stream()
            .map(i -> "'%s' (column %d)".formatted(columns.get(i), i + 1))
            .collect(Collectors.joining(" and "));
    return new EtlException(
        ErrorCode.HEADER_INVALID,
        "%s has more than one column for '%s': %s".formatted(file, field.name(), names),
        "rename all but one of them");
  }

  private static String shown(List<String> columns) {
    String shown =
        columns.stream().limit(SHOWN_COLUMNS).map(Layout::shown).collect(Collectors.joining(", "));
    int more = columns.size() - SHOWN_COLUMNS;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static String shown(String column) {
    String printable = column.strip().replaceAll("\\p{Cntrl}|\uFFFD", "?");
    return printable.length() <= SHOWN_CHARACTERS
        ? printable
        : printable.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
