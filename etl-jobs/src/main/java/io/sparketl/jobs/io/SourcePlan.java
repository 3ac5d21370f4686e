package io.sparketl.jobs.io;

import io.sparketl.core.contract.Field;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.csv.CsvFile;
import io.sparketl.jobs.io.csv.CsvHead;
import io.sparketl.jobs.io.csv.CsvInput;
import io.sparketl.jobs.io.json.JsonFile;
import io.sparketl.jobs.io.json.JsonHead;
import io.sparketl.jobs.io.parquet.ParquetFile;
import io.sparketl.jobs.io.parquet.ParquetHead;
import io.sparketl.jobs.io.scan.StoredFile;
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

/**
 * What reading a source will mean: its files, and under which name each has the contract's columns.
 * Made from listings and heads alone.
 *
 * @param port the input
 * @param csv its CSV files
 * @param parquet its Parquet files
 * @param json its files of JSON lines
 * @param skipped the files that are left out
 */
public record SourcePlan(
    InputPort port,
    List<CsvFile> csv,
    List<ParquetFile> parquet,
    List<JsonFile> json,
    List<SkippedFile> skipped) {

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
    return csv.size() + parquet.size() + json.size();
  }

  /** The files that are read. */
  List<Path> paths() {
    return stored().stream().map(file -> new Path(file.path())).toList();
  }

  /** The files' length together, as stored. */
  public long bytes() {
    return stored().stream().mapToLong(StoredFile::length).sum();
  }

  List<StoredFile> stored() {
    return Stream.of(
            csv.stream().map(CsvFile::stored),
            parquet.stream().map(ParquetFile::stored),
            json.stream().map(JsonFile::stored))
        .flatMap(files -> files)
        .toList();
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
      parquet.forEach(file -> found.add(file.columns().get(field).strip()));
      json.forEach(file -> file.names().get(field).forEach(name -> found.add(name.strip())));
      names.put(fields.get(i).name(), List.copyOf(found));
    }
    return names;
  }

  /** Collects a plan, file by file. */
  private static final class Planning {

    private final InputPort port;
    private final Configuration hadoop;
    private final CsvInput input;
    private final List<EtlException> problems = new ArrayList<>();
    private final List<CsvFile> csv = new ArrayList<>();
    private final List<ParquetFile> parquet = new ArrayList<>();
    private final List<JsonFile> json = new ArrayList<>();
    private final List<SkippedFile> skipped = new ArrayList<>();

    Planning(InputPort port, Configuration hadoop) {
      this.port = port;
      this.hadoop = hadoop;
      this.input = new CsvInput(port.source().csv(), hadoop);
    }

    SourcePlan plan() throws IOException {
      Heads.inOrder(new SourceFiles(hadoop).list(port.source()), this::read).forEach(Runnable::run);
      if (csv.isEmpty() && parquet.isEmpty() && json.isEmpty()) {
        throw problems.get(0);
      }
      return new SourcePlan(
          port, List.copyOf(csv), List.copyOf(parquet), List.copyOf(json), List.copyOf(skipped));
    }

    /** Reads a head, on any thread; what comes back adds the file to the plan. */
    private Runnable read(SourceFile file) {
      try {
        return switch (file.format()) {
          case CSV -> {
            CsvFile found = readCsv(file);
            yield () -> csv.add(found);
          }
          case PARQUET -> {
            ParquetFile found = readParquet(file);
            yield () -> parquet.add(found);
          }
          case JSON -> {
            JsonFile found = readJson(file);
            yield () -> json.add(found);
          }
          case AUTO -> throw unknown(file);
        };
      } catch (EtlException e) {
        if (port.source().onBadFile() == Source.OnBadFile.FAIL || !OF_ONE_FILE.contains(e.code())) {
          throw e;
        }
        return () -> skip(file, e);
      }
    }

    private void skip(SourceFile file, EtlException problem) {
      problems.add(problem);
      skipped.add(new SkippedFile(file.path().toString(), problem.problem()));
    }

    private CsvFile readCsv(SourceFile file) {
      CsvHead head = Head.ofCsv(file, input);
      return new CsvFile(file.stored(), head, layout(Head.of(head), file).positions());
    }

    private ParquetFile readParquet(SourceFile file) {
      ParquetHead head = Head.ofParquet(file, hadoop);
      List<String> names =
          layout(Head.of(head), file).positions().stream()
              .map(position -> head.columns().get(position).name())
              .toList();
      return new ParquetFile(file.stored(), names, head.rowGroups());
    }

    private JsonFile readJson(SourceFile file) {
      JsonHead head = Head.ofJson(file, port.source().csv().maxRecordBytes(), hadoop);
      return new JsonFile(file.stored(), Layout.namesOf(head, file.path(), port.contract()));
    }

    private static EtlException unknown(SourceFile file) {
      return new EtlException(
          ErrorCode.INPUT_UNREADABLE,
          "the name of %s does not tell what it is".formatted(file.path()),
          "set the source's format to csv, parquet or json, or narrow its path with a glob");
    }

    private Layout layout(Head head, SourceFile file) {
      return Layout.of(head, file.path(), port.contract());
    }
  }
}
