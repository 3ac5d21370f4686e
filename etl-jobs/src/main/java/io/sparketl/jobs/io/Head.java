package io.sparketl.jobs.io;

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
import org.apache.parquet.schema.Type;

/**
 * What a file says of itself before its first row.
 *
 * @param columns the names of its columns, as they stand there
 * @param signature equal for files that can be read as one table
 */
record Head(List<String> columns, String signature) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

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
      throw unreadable(file, e);
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
      Optional<String> header = lines.lines().filter(line -> !line.isBlank()).findFirst();
      List<String> columns = header.map(Head::split).orElseThrow(() -> headless(file));
      return new Head(columns, "csv " + columns);
    }
  }

  private static List<String> split(String header) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setMaxColumns(20_000);
    settings.setMaxCharsPerColumn(-1);
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setNullValue("");
    String text = header.startsWith(BYTE_ORDER_MARK) ? header.substring(1) : header;
    return Arrays.asList(new CsvParser(settings).parseLine(text));
  }

  private static Head parquetHead(SourceFile file, Configuration hadoop) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(file.status(), hadoop))) {
      MessageType schema = reader.getFooter().getFileMetaData().getSchema();
      return new Head(schema.getFields().stream().map(Type::getName).toList(), "parquet " + schema);
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
