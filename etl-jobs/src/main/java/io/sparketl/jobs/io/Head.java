package io.sparketl.jobs.io;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.csv.CsvHead;
import io.sparketl.jobs.io.csv.CsvInput;
import io.sparketl.jobs.io.csv.CsvSample;
import io.sparketl.jobs.io.json.JsonHead;
import io.sparketl.jobs.io.parquet.ParquetHead;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a file says of itself before its first row.
 *
 * @param columns its columns, in their order
 */
record Head(List<Column> columns) {

  /**
   * A column of a file.
   *
   * @param name its name, as it stands there
   * @param type as what Spark reads it; empty for what no field can be read from
   * @param declaration its type in the file's own words
   */
  record Column(String name, Optional<DataType> type, String declaration) {

    static Column text(String name) {
      return new Column(name, Optional.of(DataTypes.StringType), "text");
    }
  }

  /** The head of a CSV file: every column is text. */
  static Head of(CsvHead head) {
    return new Head(head.columns().stream().map(Column::text).toList());
  }

  /** The head of a Parquet file. */
  static Head of(ParquetHead head) {
    return new Head(
        head.columns().stream()
            .map(column -> new Column(column.name(), column.type(), column.declaration()))
            .toList());
  }

  /**
   * Reads the footer of a Parquet file.
   *
   * @throws EtlException INPUT_UNREADABLE if the file is damaged or not what it should be
   */
  static ParquetHead ofParquet(SourceFile file, Configuration hadoop) {
    return reading(file, () -> ParquetHead.of(file.status(), hadoop));
  }

  /**
   * Reads the first lines of a file of JSON lines.
   *
   * @throws EtlException HEADER_INVALID if none is an object, INPUT_UNREADABLE if the file is
   *     damaged or not what it should be
   */
  static JsonHead ofJson(SourceFile file, int mostLineBytes, Configuration hadoop) {
    return reading(file, () -> JsonHead.of(file.status(), mostLineBytes, hadoop));
  }

  /**
   * Reads the head of a CSV file, and no rows.
   *
   * @throws EtlException HEADER_INVALID if there is none, INPUT_UNREADABLE if the file is damaged
   */
  static CsvHead ofCsv(SourceFile file, CsvInput input) {
    return reading(file, () -> CsvHead.of(file.status(), input));
  }

  /**
   * Reads the beginning of a file, whatever is in it.
   *
   * @throws EtlException INPUT_UNREADABLE if the file is damaged
   */
  static CsvSample ofSample(SourceFile file, int mostBytes, Configuration hadoop) {
    return reading(file, () -> CsvSample.of(file.status(), mostBytes, hadoop));
  }

  /** What reads a head. */
  private interface HeadReader<T> {
    T read() throws IOException;
  }

  /** Damage is known by its own code; whatever else fails is storage, and of no one file. */
  private static <T> T reading(SourceFile file, HeadReader<T> reader) {
    try {
      return reader.read();
    } catch (IOException e) {
      throw StorageFailures.classify(e)
          .orElseGet(
              () ->
                  new EtlException(
                      ErrorCode.STORAGE_UNREACHABLE,
                      "%s cannot be read: %s".formatted(file.path(), StorageFailures.text(e)),
                      "check the storage that it is on, then try again",
                      e));
    }
  }
}
