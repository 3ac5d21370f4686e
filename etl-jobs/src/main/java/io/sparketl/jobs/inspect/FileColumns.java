package io.sparketl.jobs.inspect;

import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.FieldType;
import io.sparketl.jobs.io.RawFile;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.SourcePlan;
import io.sparketl.jobs.io.csv.CsvFile;
import io.sparketl.jobs.io.csv.Dialect;
import io.sparketl.jobs.io.json.JsonFile;
import io.sparketl.jobs.io.parquet.ParquetFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.FractionalType;
import org.apache.spark.sql.types.IntegralType;

/**
 * The columns of one file.
 *
 * @param columns as they stand there
 */
record FileColumns(List<FoundColumn> columns) {

  /**
   * A column of a file.
   *
   * @param name its name
   * @param isText whether it is text of which nobody has declared a type
   * @param type as what a field can be read from it, where it is declared
   * @param declaration what it is declared as
   * @param cells of text, the values of the first rows
   */
  record FoundColumn(
      String name,
      boolean isText,
      Optional<FieldType> type,
      String declaration,
      List<String> cells) {}

  /** The columns of all files of a plan, in its order. */
  static List<FileColumns> of(SourcePlan plan, Configuration hadoop) {
    int sampleBytes = Inspection.sampleBytes(plan.files());
    Dialect dialect = plan.port().source().csv();
    // Far away, each file is a request that is waited for.
    return Stream.concat(
            Stream.concat(
                plan.csv().parallelStream().map(file -> of(file, dialect, sampleBytes, hadoop)),
                plan.parquet().parallelStream().map(file -> of(file, hadoop))),
            plan.json().parallelStream().map(file -> of(file, dialect.maxRecordBytes(), hadoop)))
        .toList();
  }

  private static FileColumns of(CsvFile file, Dialect dialect, int bytes, Configuration hadoop) {
    List<String> header = file.head().columns().stream().map(Field::fold).sorted().toList();
    List<List<String>> rows =
        RawFile.of(file.stored(), Source.Format.CSV).sample(bytes, hadoop).rows(dialect).stream()
            // Where the header comes again, it is no row.
            .filter(row -> !row.stream().map(Field::fold).sorted().toList().equals(header))
            .toList();
    List<String> names = file.head().columns();
    return new FileColumns(
        IntStream.range(0, names.size())
            .mapToObj(i -> text(names.get(i), cells(rows, i)))
            .toList());
  }

  private static FoundColumn text(String name, List<String> cells) {
    return new FoundColumn(name, true, Optional.empty(), "text", cells);
  }

  private static List<String> cells(List<List<String>> rows, int column) {
    return rows.stream().filter(row -> row.size() > column).map(row -> row.get(column)).toList();
  }

  private static FileColumns of(JsonFile file, int mostLineBytes, Configuration hadoop) {
    return new FileColumns(
        RawFile.of(file.stored(), Source.Format.JSON).keys(mostLineBytes, hadoop).stream()
            .map(
                key ->
                    key.isNested()
                        ? new FoundColumn(key.name(), false, Optional.empty(), "object", List.of())
                        : text(key.name(), key.cells()))
            .toList());
  }

  private static FileColumns of(ParquetFile file, Configuration hadoop) {
    return new FileColumns(
        RawFile.of(file.stored(), Source.Format.PARQUET).footer(hadoop).stream()
            .map(
                column ->
                    new FoundColumn(
                        column.name(),
                        false,
                        column.dataType().flatMap(FileColumns::typeOf),
                        column.type(),
                        List.of()))
            .toList());
  }

  /** Binary fractions are taken for the decimal ones they are written as: sums are exact then. */
  private static Optional<FieldType> typeOf(DataType type) {
    if (type instanceof IntegralType) {
      return Optional.of(FieldType.WHOLE);
    } else if (type instanceof FractionalType) {
      return Optional.of(FieldType.NUMBER);
    } else if (type.equals(DataTypes.StringType)) {
      return Optional.of(FieldType.TEXT);
    } else if (type.equals(DataTypes.DateType)) {
      return Optional.of(FieldType.DATE);
    } else if (type.equals(DataTypes.BooleanType)) {
      return Optional.of(FieldType.BOOLEAN);
    }
    return type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType)
        ? Optional.of(FieldType.TIMESTAMP)
        : Optional.empty();
  }

  /** The columns of a name, which is folded. */
  List<FoundColumn> named(String folded) {
    return columns.stream().filter(column -> Field.fold(column.name()).equals(folded)).toList();
  }
}
