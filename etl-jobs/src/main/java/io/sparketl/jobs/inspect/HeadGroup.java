package io.sparketl.jobs.inspect;

import io.sparketl.jobs.io.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Files with equal heads: of one format, with the same names in the same order, which need the same
 * settings. Parquet files have the same types, too; what is recognized from samples may differ.
 *
 * @param files the files, one at least
 */
public record HeadGroup(List<FileReport> files) {

  public HeadGroup {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a group has one file at least");
    }
  }

  /** The first file. */
  public FileReport first() {
    return files.get(0);
  }

  /** The last file. */
  public FileReport last() {
    return files.get(files.size() - 1);
  }

  /** What files of one group have in common. */
  static List<Object> keyOf(FileReport file) {
    boolean isParquet = file.format() == Source.Format.PARQUET;
    return List.of(
        file.format(),
        file.settings(List.of()),
        file.names(),
        isParquet ? file.columns() : List.of());
  }

  /** What a source of these files must set, as lines of HOCON; empty where the defaults do. */
  public List<String> settings() {
    return first()
        .settings(
            files.stream().flatMap(file -> file.nullText().stream()).distinct().sorted().toList());
  }

  /** Whether the files can be read together with those of another group, by one dialect. */
  public boolean isWrittenLike(HeadGroup other) {
    return first().settings(List.of()).equals(other.first().settings(List.of()))
        || first().dialect().isEmpty()
        || other.first().dialect().isEmpty();
  }

  /** The columns, each with the type that suits the values of all files. */
  public List<ColumnReport> columns() {
    List<ColumnReport> columns = new ArrayList<>();
    for (int i = 0; i < first().columns().size(); i++) {
      int position = i;
      columns.add(
          files.stream()
              .map(file -> file.columns().get(position))
              .reduce(HeadGroup::both)
              .orElseThrow());
    }
    return columns;
  }

  private static ColumnReport both(ColumnReport one, ColumnReport other) {
    return new ColumnReport(
        one.name(), bothTypes(one.type(), other.type()), one.unlike() + other.unlike());
  }

  private static String bothTypes(String one, String other) {
    if (one.equals(other) || other.equals(ValueKind.EMPTY.word())) {
      return one;
    }
    if (one.equals(ValueKind.EMPTY.word())) {
      return other;
    }
    List<String> numbers = List.of(ValueKind.WHOLE.word(), ValueKind.NUMBER.word());
    return numbers.contains(one) && numbers.contains(other)
        ? ValueKind.NUMBER.word()
        : ValueKind.TEXT.word();
  }

  /** How many rows of the samples are irregular in one way or another. */
  public RecognizedDialect.SampledRows rows() {
    return files.stream()
        .flatMap(file -> file.dialect().stream())
        .map(RecognizedDialect::rows)
        .reduce(new RecognizedDialect.SampledRows(0, 0, 0, 0, true), HeadGroup::sum);
  }

  private static RecognizedDialect.SampledRows sum(
      RecognizedDialect.SampledRows one, RecognizedDialect.SampledRows other) {
    return new RecognizedDialect.SampledRows(
        one.count() + other.count(),
        one.surplus() + other.surplus(),
        one.missing() + other.missing(),
        one.broken() + other.broken(),
        one.isAll() && other.isAll());
  }

  /** The dialects that differ only in what no setting says, such as the ends of records. */
  public List<RecognizedDialect> dialects() {
    return files.stream().flatMap(file -> file.dialect().stream()).toList();
  }
}
