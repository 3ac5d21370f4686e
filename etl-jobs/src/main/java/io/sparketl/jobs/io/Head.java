package io.sparketl.jobs.io;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

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

    /** The column as Spark is to read it. */
    StructField field() {
      return DataTypes.createStructField(name, type.orElseThrow(), true);
    }
  }

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What the parser, ours of heads and Spark's of rows, takes at most. */
  static final int MOST_COLUMNS = 20_000;

  /**
   * Reads the head of {@code file}, and no rows.
   *
   * @throws EtlException HEADER_INVALID if there is none, INPUT_UNREADABLE if the file is damaged
   *     or not what it should be
   */
  static Head of(SourceFile file, Configuration hadoop) {
    try {
      return file.format() == Source.Format.PARQUET
          ? parquetHead(file, hadoop)
          : csvHead(file, hadoop);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw StorageFailures.classify(e).orElseGet(() -> unreadable(file, e));
    } catch (RuntimeException e) {
      // Parquet's reader throws a bare RuntimeException for a file that is not Parquet.
      if (e.getClass() == RuntimeException.class) {
        throw unreadable(file, e);
      }
      throw e;
    }
  }

  private static Head csvHead(SourceFile file, Configuration hadoop) throws IOException {
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(file.path());
    FileSystem fileSystem = file.path().getFileSystem(hadoop);
    try (InputStream raw = fileSystem.open(file.path());
        InputStream plain = codec == null ? raw : codec.createInputStream(raw);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      Optional<String> header =
          lines.lines().map(Head::withoutMark).filter(line -> !line.isBlank()).findFirst();
      List<String> names = header.map(line -> split(line, file)).orElseThrow(() -> headless(file));
      return new Head(names.stream().map(Column::text).toList());
    }
  }

  private static String withoutMark(String line) {
    return line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
  }

  private static List<String> split(String header, SourceFile file) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setMaxColumns(MOST_COLUMNS);
    settings.setMaxCharsPerColumn(-1);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setNullValue("");
    settings.setCommentProcessingEnabled(false);
    try {
      return Arrays.asList(new CsvParser(settings).parseLine(header));
    } catch (TextParsingException | ArrayIndexOutOfBoundsException e) {
      throw new EtlException(
          ErrorCode.HEADER_INVALID,
          "the header of %s cannot be read: it has more than %,d columns, or an open quote"
              .formatted(file.path(), MOST_COLUMNS),
          "check that this is the right file",
          e);
    }
  }

  private static Head parquetHead(SourceFile file, Configuration hadoop) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(file.status(), hadoop))) {
      MessageType schema = reader.getFooter().getFileMetaData().getSchema();
      List<Column> columns =
          schema.getFields().stream()
              .map(type -> new Column(type.getName(), ParquetTypes.of(type), type.toString()))
              .toList();
      return new Head(columns);
    }
  }

  private static EtlException headless(SourceFile file) {
    return new EtlException(
        ErrorCode.HEADER_INVALID,
        "%s has no header: it is empty".formatted(file.path()),
        "check how the file was made, or leave it out of the source's path");
  }

  private static EtlException unreadable(SourceFile file, Exception cause) {
    return new EtlException(
        ErrorCode.INPUT_UNREADABLE,
        "%s cannot be read as %s: %s"
            .formatted(
                file.path(), file.format().name().toLowerCase(Locale.ROOT), cause.getMessage()),
        "check that the file is whole and of that format",
        cause);
  }
}
