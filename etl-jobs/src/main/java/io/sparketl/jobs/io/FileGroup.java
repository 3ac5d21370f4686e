package io.sparketl.jobs.io;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
   * @throws EtlException COLUMNS_MISSING or HEADER_INVALID, naming the first of the files
   */
  static FileGroup of(Head head, List<SourceFile> files, Contract contract) {
    SourceFile first = files.get(0);
    List<Field> missing = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (Field field : contract.fields()) {
      List<Integer> matches = positionsOf(field, head.columns());
      if (matches.size() > 1) {
        throw ambiguous(field, head.columns(), matches, first);
      } else if (matches.isEmpty()) {
        missing.add(field);
      } else {
        positions.add(matches.get(0));
      }
    }
    if (!missing.isEmpty()) {
      throw missing(missing, head.columns(), first);
    }
    return new FileGroup(first.format(), head.columns(), positions, files);
  }

  /** The name under which the files have {@code contract}'s field of that index. */
  String columnOf(int field) {
    return columns.get(positions.get(field));
  }

  private static List<Integer> positionsOf(Field field, List<String> columns) {
    List<String> names = field.foldedNames();
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (names.contains(Field.fold(columns.get(i)))) {
        positions.add(i);
      }
    }
    return positions;
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
