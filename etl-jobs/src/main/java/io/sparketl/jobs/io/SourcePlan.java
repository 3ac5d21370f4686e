package io.sparketl.jobs.io;

import io.sparketl.core.contract.Field;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.ParquetFiles.ParquetFile;
import io.sparketl.jobs.io.csv.CsvFile;
import io.sparketl.jobs.io.csv.CsvHead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.StructField;

/**
 * What reading a source will mean: its files, and under which name each has the contract's columns.
 * Made from listings and heads alone.
 *
 * @param port the input
 * @param csv its CSV files
 * @param parquet its Parquet files, those of one layout together
 * @param skipped the files that are left out
 */
public record SourcePlan(
    InputPort port, List<CsvFile> csv, List<ParquetFiles> parquet, List<SkippedFile> skipped) {

  /** What is wrong with one file, and with no other. */
  private static final Set<ErrorCode> OF_ONE_FILE =
      Set.of(
          ErrorCode.COLUMNS_MISSING,
          ErrorCode.HEADER_INVALID,
          ErrorCode.INPUT_UNREADABLE,
          ErrorCode.COLUMN_TYPE_WRONG);

  /**
   * Lists the files of {@code port} and reads their heads.
   *
   * @throws EtlException for what is missing, misnamed or unreadable
   */
  public static SourcePlan of(InputPort port, Configuration hadoop) throws IOException {
    return new Planning(port, hadoop).plan();
  }

  /** How many files are read. */
  public int files() {
    return paths().size();
  }

  /** The files that are read. */
  List<Path> paths() {
    return Stream.concat(csv.stream().map(file -> new Path(file.path())), parquetPaths()).toList();
  }

  private Stream<Path> parquetPaths() {
    return parquet.stream().flatMap(group -> group.files().stream()).map(ParquetFile::path);
  }

  /** The files' length together, as stored. */
  public long bytes() {
    return csv.stream().mapToLong(CsvFile::length).sum()
        + parquet.stream()
            .flatMap(group -> group.files().stream())
            .mapToLong(file -> file.file().length())
            .sum();
  }

  /** For each field of the contract, the names under which the files have it. */
  public Map<String, List<String>> columnNames() {
    List<Field> fields = port.contract().fields();
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      int field = i;
      TreeSet<String> found = new TreeSet<>();
      csv.forEach(
          file -> found.add(file.head().columns().get(file.positions().get(field)).strip()));
      parquet.forEach(group -> found.add(group.columns().get(field).name().strip()));
      names.put(fields.get(i).name(), List.copyOf(found));
    }
    return names;
  }

  /** Collects a plan, file by file. */
  private static final class Planning {

    private final InputPort port;
    private final Configuration hadoop;
    private final List<CsvFile> csv = new ArrayList<>();
    private final Map<List<StructField>, List<ParquetFile>> parquet = new LinkedHashMap<>();
    private final List<SkippedFile> skipped = new ArrayList<>();

    Planning(InputPort port, Configuration hadoop) {
      this.port = port;
      this.hadoop = hadoop;
    }

    SourcePlan plan() throws IOException {
      List<EtlException> problems = new ArrayList<>();
      for (SourceFile file : new SourceFiles(hadoop).list(port.source())) {
        try {
          add(file);
        } catch (EtlException e) {
          if (port.source().onBadFile() == Source.OnBadFile.FAIL
              || !OF_ONE_FILE.contains(e.code())) {
            throw e;
          }
          problems.add(e);
          skipped.add(new SkippedFile(file.path().toString(), e.problem()));
        }
      }
      if (csv.isEmpty() && parquet.isEmpty()) {
        throw problems.get(0);
      }
      List<ParquetFiles> groups = new ArrayList<>();
      parquet.forEach((columns, files) -> groups.add(new ParquetFiles(columns, files)));
      return new SourcePlan(port, List.copyOf(csv), List.copyOf(groups), List.copyOf(skipped));
    }

    private void add(SourceFile file) {
      if (file.format() == Source.Format.CSV) {
        CsvHead csvHead = Head.ofCsv(file, port.source().csv(), hadoop);
        Layout layout = Layout.of(Head.of(csvHead), file.path(), port.contract());
        csv.add(file.csv(csvHead, layout.positions()));
      } else {
        Head head = Head.ofParquet(file, hadoop);
        Layout layout = Layout.of(head, file.path(), port.contract());
        List<StructField> columns =
            layout.positions().stream().map(i -> head.columns().get(i).field()).toList();
        parquet
            .computeIfAbsent(columns, key -> new ArrayList<>())
            .add(new ParquetFile(file, head.rows()));
      }
    }
  }
}
