package io.sparketl.jobs.inspect;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.FieldType;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.inspect.FileColumns.FoundColumn;
import io.sparketl.jobs.io.InputPort;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.SourcePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * The columns of a source of which nobody has said what they are.
 *
 * @param fields the columns that all files have, in the order of the first file; of Parquet as
 *     declared, of CSV of the type that a sample of the rows has, by the source's own dialect
 * @param leftOut the other columns, each with the reason
 */
public record InferredColumns(List<Field> fields, List<String> leftOut) {

  private static final Set<FieldType> NUMBERS = EnumSet.of(FieldType.WHOLE, FieldType.NUMBER);

  public InferredColumns {
    fields = List.copyOf(fields);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Looks at the heads of all files of a source, and at the first rows of its CSV files.
   *
   * @param port the name of the source, for messages
   * @throws EtlException for files that are missing or cannot be read, COLUMNS_MISSING where the
   *     files have no column in common
   */
  public static InferredColumns of(String port, Source source, Configuration hadoop)
      throws IOException {
    SourcePlan plan = SourcePlan.of(new InputPort(port, source, Contract.open()), hadoop);
    List<FileColumns> files = FileColumns.of(plan, hadoop);
    Map<String, String> names = new LinkedHashMap<>();
    files.stream()
        .flatMap(file -> file.columns().stream())
        .forEach(column -> names.putIfAbsent(Field.fold(column.name()), column.name().strip()));
    List<Field> fields = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    names.forEach(
        (folded, name) -> {
          List<List<FoundColumn>> found = files.stream().map(file -> file.named(folded)).toList();
          Optional<FieldType> type = typeOf(found, source);
          flaw(folded, found, type)
              .ifPresentOrElse(
                  reason -> leftOut.add("%s (%s)".formatted(name, reason)),
                  () -> fields.add(Field.of(name, type.orElseThrow()).lenient()));
        });
    if (fields.isEmpty()) {
      throw nothing(port, leftOut);
    }
    return new InferredColumns(fields, leftOut);
  }

  /** Why a column cannot be a field; {@code found} has for every file its columns of that name. */
  private static Optional<String> flaw(
      String folded, List<List<FoundColumn>> found, Optional<FieldType> type) {
    long files = found.stream().filter(columns -> !columns.isEmpty()).count();
    if (folded.isEmpty()) {
      return Optional.of("a column without a name");
    }
    if (found.stream().anyMatch(columns -> columns.size() > 1)) {
      return Optional.of("twice in one file");
    }
    if (files < found.size()) {
      return Optional.of("in %d of %d files".formatted(files, found.size()));
    }
    Set<String> unknown =
        columns(found)
            .filter(column -> !column.isText() && column.type().isEmpty())
            .map(FoundColumn::declaration)
            .collect(Collectors.toSet());
    if (!unknown.isEmpty()) {
      return Optional.of("of type " + String.join(", ", unknown));
    }
    return type.isEmpty() ? Optional.of("of several types") : Optional.empty();
  }

  /**
   * The type of a column, as declared and as the values of the sample are; empty if they differ.
   */
  private static Optional<FieldType> typeOf(List<List<FoundColumn>> found, Source source) {
    Set<FieldType> types =
        columns(found)
            .flatMap(column -> column.type().stream())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(FieldType.class)));
    if (types.equals(EnumSet.of(FieldType.TEXT))) {
      return Optional.of(FieldType.TEXT);
    }
    ofTexts(columns(found).flatMap(column -> column.cells().stream()).toList(), source)
        .ifPresent(types::add);
    if (types.size() <= 1) {
      return Optional.of(types.stream().findFirst().orElse(FieldType.TEXT));
    }
    return NUMBERS.containsAll(types) ? Optional.of(FieldType.NUMBER) : Optional.empty();
  }

  /** The type that texts can be read as; empty where they hold no value. */
  private static Optional<FieldType> ofTexts(List<String> cells, Source source) {
    char point = source.csv().decimalComma() ? ',' : '.';
    List<String> values =
        cells.stream().filter(cell -> !source.csv().nullText().contains(cell.strip())).toList();
    ColumnTally tally = ColumnTally.of(values, point);
    // What begins with a zero is a key, of which the zero is part.
    boolean hasKeys = values.stream().anyMatch(value -> value.strip().matches("[+-]?0\\d+"));
    if (hasKeys || tally.isUnlike(source.maxRejected())) {
      return Optional.of(FieldType.TEXT);
    }
    return switch (tally.kind()) {
      case WHOLE -> Optional.of(FieldType.WHOLE);
      case NUMBER -> Optional.of(FieldType.NUMBER);
      case DATE -> Optional.of(FieldType.DATE);
      case TIMESTAMP -> Optional.of(FieldType.TIMESTAMP);
      case BOOLEAN -> Optional.of(FieldType.BOOLEAN);
      case TEXT -> Optional.of(FieldType.TEXT);
      case EMPTY -> Optional.empty();
    };
  }

  private static Stream<FoundColumn> columns(List<List<FoundColumn>> found) {
    return found.stream().flatMap(List::stream);
  }

  private static EtlException nothing(String port, List<String> leftOut) {
    return new EtlException(
        ErrorCode.COLUMNS_MISSING,
        "the files of %s have no column that all of them have: %s"
            .formatted(port, String.join(", ", leftOut)),
        "narrow the path to files of one kind, or say what the columns are and what else they are"
            + " called");
  }
}
