package io.sparketl.jobs.io;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Files of one source whose heads are equal, and where their columns are.
 *
 * @param format what the files are
 * @param columns the names of the files' columns, as they stand there
 * @param positions for every field of the contract, in its order, the index of its column
 * @param files the files
 */
record FileGroup(
    Source.Format format, List<String> columns, List<Integer> positions, List<SourceFile> files) {

  /** How much of a strange header a message shows. */
  private static final int SHOWN_COLUMNS = 40;

  private static final int SHOWN_CHARACTERS = 40;

  /**
   * @throws EtlException COLUMNS_MISSING, HEADER_INVALID or COLUMN_TYPE_WRONG, naming the first of
   *     the files
   */
  static FileGroup of(Head head, List<SourceFile> files, Contract contract) {
    SourceFile first = files.get(0);
    List<String> names = head.columns().stream().map(Head.Column::name).toList();
    List<Field> missing = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (Field field : contract.fields()) {
      List<Integer> matches = positionsOf(field, names);
      if (matches.size() > 1) {
        throw ambiguous(field, names, matches, first);
      } else if (matches.isEmpty()) {
        missing.add(field);
      } else {
        requireType(field, head.columns().get(matches.get(0)), first);
        positions.add(matches.get(0));
      }
    }
    if (!missing.isEmpty()) {
      throw missing(missing, names, first);
    }
    return new FileGroup(first.format(), names, positions, files);
  }

  /** The name under which the files have {@code contract}'s field of that index. */
  String columnOf(int field) {
    return columns.get(positions.get(field));
  }

  private static List<Integer> positionsOf(Field field, List<String> columns) {
    return IntStream.range(0, columns.size())
        .filter(i -> field.isNamed(columns.get(i)))
        .boxed()
        .toList();
  }

  private static void requireType(Field field, Head.Column column, SourceFile file) {
    if (!column.kind().suits(field.type())) {
      throw new EtlException(
          ErrorCode.COLUMN_TYPE_WRONG,
          "%s has '%s' as '%s', which is not %s"
              .formatted(file.path(), field.name(), column.type(), field.type().noun()),
          "check that this is the right file, or write the column anew with a fitting type");
    }
  }

  private static EtlException missing(List<Field> fields, List<String> columns, SourceFile file) {
    String wanted =
        fields.stream()
            .map(field -> wanted(field) + Suggestion.didYouMean(field.name(), columns))
            .collect(Collectors.joining(", "));
    return new EtlException(
        ErrorCode.COLUMNS_MISSING,
        "%s has no column %s; it has: %s".formatted(file.path(), wanted, shown(columns)),
        "check that this is the right file; names are compared without case and outer blanks");
  }

  private static String wanted(Field field) {
    return field.aliases().isEmpty()
        ? "'%s'".formatted(field.name())
        : "'%s' (or %s)".formatted(field.name(), String.join(", ", field.aliases()));
  }

  private static EtlException ambiguous(
      Field field, List<String> columns, List<Integer> matches, SourceFile file) {
    String names =
        matches.stream()
            .map(i -> "'%s' (column %d)".formatted(columns.get(i), i + 1))
            .collect(Collectors.joining(" and "));
    return new EtlException(
        ErrorCode.HEADER_INVALID,
        "%s has more than one column for '%s': %s".formatted(file.path(), field.name(), names),
        "rename all but one of them");
  }

  private static String shown(List<String> columns) {
    String shown =
        columns.stream()
            .limit(SHOWN_COLUMNS)
            .map(FileGroup::shown)
            .collect(Collectors.joining(", "));
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
