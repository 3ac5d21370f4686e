package io.sparketl.jobs.inspect;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of one file.
 *
 * @param path its path, a URI
 * @param bytes its length, as stored
 * @param format what is in it
 * @param isNamed whether its name tells the format; if not, a source must be told
 * @param dialect how it is written, if it is CSV
 * @param columns its columns, in their order
 * @param problem why it cannot be read, if it cannot
 */
public record FileReport(
    String path,
    long bytes,
    Source.Format format,
    boolean isNamed,
    Optional<RecognizedDialect> dialect,
    List<ColumnReport> columns,
    Optional<EtlException> problem) {

  public FileReport {
    columns = List.copyOf(columns);
  }

  /**
   * What a source of this file must set, as lines of HOCON: {@code csv.separator = ";"}. Empty
   * where all is as the defaults say.
   */
  public List<String> settings() {
    return settings(nullText());
  }

  /** The same with words for no value that other files have. */
  List<String> settings(List<String> nullText) {
    List<String> settings = new ArrayList<>();
    if (!isNamed) {
      settings.add("format = " + (format == Source.Format.CSV ? "csv" : "parquet"));
    }
    dialect.ifPresent(
        recognized -> settings.addAll(DialectSettings.of(recognized.dialect(), nullText)));
    return settings;
  }

  /** The words that seem to stand for no value in it. */
  List<String> nullText() {
    return dialect.map(recognized -> recognized.dialect().nullText()).orElse(List.of());
  }

  /** The names of its columns, as they stand there. */
  List<String> names() {
    return columns.stream().map(ColumnReport::name).toList();
  }
}
