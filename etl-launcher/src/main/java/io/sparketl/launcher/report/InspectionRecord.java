package io.sparketl.launcher.report;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.config.Names;
import io.sparketl.jobs.inspect.ColumnReport;
import io.sparketl.jobs.inspect.DriftMatrix;
import io.sparketl.jobs.inspect.FileReport;
import io.sparketl.jobs.inspect.HeadGroup;
import io.sparketl.jobs.inspect.Inspection;
import io.sparketl.jobs.inspect.RecognizedDialect;
import io.sparketl.jobs.io.csv.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an inspection found, for programs.
 *
 * @param schemaVersion the version of this form
 * @param files the files, ordered by path
 * @param columns the columns of all files that can be read
 */
public record InspectionRecord(
    int schemaVersion, List<FileRecord> files, List<MatrixRecord> columns) {

  /** One file; what it lacks is said only where a contract was asked about. */
  public record FileRecord(
      String path,
      long bytes,
      @Nullable String format,
      @Nullable DialectRecord dialect,
      List<String> settings,
      List<ColumnRecord> columns,
      @Nullable List<String> missing,
      @Nullable ProblemRecord problem) {}

  /** How a CSV file is written, by the names of the settings, and what was seen of its rows. */
  public record DialectRecord(
      String separator,
      String quote,
      String escape,
      String encoding,
      boolean byteOrderMark,
      String recordEnds,
      int headerRows,
      int linesBefore,
      List<String> nullText,
      boolean decimalComma,
      String comment,
      boolean multiLine,
      int rows,
      int surplusFields,
      int missingFields,
      int brokenQuotes,
      boolean whole,
      List<String> notes) {}

  /** A column of a file, and how many sampled values are not of its type. */
  public record ColumnRecord(String name, String folded, String type, int unlike) {}

  /** Why a file cannot be read. */
  public record ProblemRecord(String code, String text, String remedy) {}

  /** A column and the files that have it; {@code needed} where a contract was asked about. */
  public record MatrixRecord(String name, @Nullable Boolean needed, List<PlaceRecord> files) {}

  /** Under which names files of equal heads have a column. */
  public record PlaceRecord(List<String> paths, List<String> names, String type) {}

  /** The record of an inspection. */
  public static InspectionRecord of(Inspection inspection) {
    boolean isAsked = inspection.contract().isPresent();
    return new InspectionRecord(
        1,
        inspection.files().stream()
            .map(file -> fileOf(file, isAsked ? inspection.missing(file) : null))
            .toList(),
        inspection.matrix().rows().stream()
            .map(row -> matrixOf(row, isAsked, inspection.groups()))
            .toList());
  }

  private static FileRecord fileOf(FileReport file, @Nullable List<String> missing) {
    EtlException problem = file.problem().orElse(null);
    return new FileRecord(
        file.path(),
        file.bytes(),
        problem == null ? Names.kebab(file.format()) : null,
        file.dialect().map(InspectionRecord::dialectOf).orElse(null),
        problem == null ? file.settings() : List.of(),
        file.columns().stream().map(InspectionRecord::columnOf).toList(),
        problem == null ? missing : null,
        problem == null
            ? null
            : new ProblemRecord(problem.code().label(), problem.problem(), problem.remedy()));
  }

  private static ColumnRecord columnOf(ColumnReport column) {
    return new ColumnRecord(column.name(), column.folded(), column.type(), column.unlike());
  }

  private static DialectRecord dialectOf(RecognizedDialect recognized) {
    Dialect dialect = recognized.dialect();
    return new DialectRecord(
        dialect.separator(),
        dialect.quote(),
        Names.kebab(dialect.escape()),
        dialect.encoding(),
        recognized.hasMark(),
        Names.kebab(recognized.end()),
        dialect.headerRows(),
        dialect.linesBefore(),
        dialect.nullText(),
        dialect.decimalComma(),
        dialect.comment(),
        dialect.multiLine(),
        recognized.rows().count(),
        recognized.rows().surplus(),
        recognized.rows().missing(),
        recognized.rows().broken(),
        recognized.rows().isAll(),
        recognized.notes());
  }

  private static MatrixRecord matrixOf(
      DriftMatrix.Row row, boolean isAsked, List<HeadGroup> groups) {
    List<PlaceRecord> places = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<String> paths = groups.get(i).files().stream().map(FileReport::path).toList();
      Optional<DriftMatrix.Cell> cell = row.cells().get(i);
      cell.ifPresent(one -> places.add(new PlaceRecord(paths, one.names(), one.type())));
    }
    return new MatrixRecord(row.name(), isAsked ? row.isNeeded() : null, places);
  }
}
