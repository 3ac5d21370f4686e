package io.sparketl.jobs.io;

import io.sparketl.core.contract.Field;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.io.csv.CsvFile;
import io.sparketl.jobs.io.csv.CsvHead;
import io.sparketl.jobs.io.csv.CsvInput;
import io.sparketl.jobs.io.csv.CsvSplits;
import io.sparketl.jobs.io.scan.LedgerTable;
import io.sparketl.jobs.io.scan.RejectedRows;
import io.sparketl.jobs.io.scan.ScanColumn;
import io.sparketl.jobs.io.scan.ScanRequest;
import io.sparketl.jobs.io.scan.ScanSplit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of {@code ledger-csv} without a job: files, a dialect, a mode, and a schema in
 * which a column that may be null is optional.
 */
final class CsvRequest {

  private static final String ALIASES = "aliases";

  private final SparkSession spark;
  private final Source source;
  private final ScanRequest.Mode mode;

  /** Read once, and only if somebody asks. */
  private @Nullable List<FileHead> heads;

  private CsvRequest(SparkSession spark, Source source, ScanRequest.Mode mode) {
    this.spark = spark;
    this.source = source;
    this.mode = mode;
  }

  static CsvRequest of(CaseInsensitiveStringMap options, SparkSession spark) {
    CsvOptions given = new CsvOptions(options);
    Source paths =
        new Source(
            given.paths(),
            Source.Format.CSV,
            1,
            Source.OnBadFile.FAIL,
            Optional.empty(),
            given.dialect());
    return new CsvRequest(spark, paths, given.mode());
  }

  /** What the table has if nobody says what columns are wanted. */
  StructType inferSchema() {
    return mode == ScanRequest.Mode.REJECTS ? RejectedRows.SCHEMA : texts();
  }

  /** All columns that any of the files has, as text. */
  private StructType texts() {
    Map<String, String> names = new LinkedHashMap<>();
    for (FileHead file : heads()) {
      file.head().columns().forEach(name -> names.putIfAbsent(Field.fold(name), name.strip()));
    }
    return new StructType(
        names.values().stream()
            .map(name -> DataTypes.createStructField(name, DataTypes.StringType, true))
            .toArray(StructField[]::new));
  }

  /**
   * The table.
   *
   * @throws EtlException for files that cannot be read, and columns that they do not have
   */
  LedgerTable table(StructType schema) {
    // What was inferred comes back here, and of rejected rows it is not what is read.
    boolean isOfRejects = mode == ScanRequest.Mode.REJECTS && schema.equals(RejectedRows.SCHEMA);
    List<StructField> fields = Arrays.asList((isOfRejects ? texts() : schema).fields());
    List<CsvFile> files = new ArrayList<>();
    for (FileHead head : heads()) {
      files.add(new CsvFile(head.file().stored(), head.head(), positions(fields, head)));
    }
    fields.forEach(field -> requireSomewhere(field, fields.indexOf(field), files));
    ScanRequest request =
        new ScanRequest(
            String.join(", ", source.path()),
            fields.stream()
                .map(field -> new ScanColumn(field.name(), field.dataType(), 0, !field.nullable()))
                .toList(),
            List.of(),
            List.of(),
            source.csv().text(),
            ZoneId.of(spark.conf().get("spark.sql.session.timeZone")),
            mode,
            null);
    long splitBytes = LedgerSource.splitBytes(spark, files.stream().map(CsvFile::stored).toList());
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    List<ScanSplit> splits = new CsvSplits(source.csv(), splitBytes, hadoop).of(files);
    return LedgerTable.of(request, splits, splitBytes, hadoop);
  }

  /** A file and its head. */
  private record FileHead(SourceFile file, CsvHead head) {}

  private List<FileHead> heads() {
    List<FileHead> known = heads;
    if (known == null) {
      known = readHeads();
      heads = known;
    }
    return known;
  }

  private List<FileHead> readHeads() {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    CsvInput input = new CsvInput(source.csv(), hadoop);
    try {
      return Heads.inOrder(
          new SourceFiles(hadoop).list(source),
          file -> new FileHead(file, Head.ofCsv(file, input)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Integer> positions(List<StructField> fields, FileHead file) {
    List<String> names = file.head().columns().stream().map(Field::fold).toList();
    List<Integer> positions = new ArrayList<>();
    for (StructField field : fields) {
      List<Integer> matches =
          Stream.concat(Stream.of(field.name()), aliases(field))
              .map(Field::fold)
              .distinct()
              .flatMap(name -> positionsOf(name, names))
              .toList();
      if (matches.size() > 1) {
        throw new EtlException(
            ErrorCode.HEADER_INVALID,
            "%s has more than one column for '%s'".formatted(file.file().path(), field.name()),
            "rename all but one of them");
      }
      if (matches.isEmpty() && !field.nullable()) {
        throw missing(field, file.file().path() + " has", file.head().columns());
      }
      positions.add(matches.isEmpty() ? -1 : matches.get(0));
    }
    return positions;
  }

  private static Stream<String> aliases(StructField field) {
    return field.metadata().contains(ALIASES)
        ? Arrays.stream(field.metadata().getStringArray(ALIASES))
        : Stream.empty();
  }

  private static Stream<Integer> positionsOf(String name, List<String> names) {
    return IntStream.range(0, names.size()).filter(i -> names.get(i).equals(name)).boxed();
  }

  /** A column that no file has is a mistake in the schema, and not a column of nulls. */
  private void requireSomewhere(StructField field, int column, List<CsvFile> files) {
    if (files.stream().allMatch(file -> file.positions().get(column) < 0)) {
      CsvFile first = files.get(0);
      String where = files.size() == 1 ? " has" : ", like all files here, has";
      throw missing(field, first.stored().path() + where, first.head().columns());
    }
  }

  private static EtlException missing(StructField field, String where, List<String> columns) {
    return new EtlException(
        ErrorCode.COLUMNS_MISSING,
        "%s no column '%s'%s; it has: %s"
            .formatted(
                where,
                field.name(),
                Suggestion.didYouMean(field.name(), columns),
                String.join(", ", columns)),
        "names are compared without case and outer blanks; other names of a column go into its"
            + " metadata as 'aliases'");
  }
}
