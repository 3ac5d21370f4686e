package io.sparketl.jobs.io;

import java.util.Locale;

/**
 * Where rows are published: one file under a stable name.
 *
 * @param path the file
 * @param format what the file becomes; {@link Format#AUTO} is settled on construction
 */
public record Sink(String path, Format format) {

  /** What a sink's file can become. */
  public enum Format {
    /** As the end of the name says. */
    AUTO,
    /** Apache Parquet. */
    PARQUET,
    /** Text with a header. */
    CSV,
    /** One JSON object per line. */
    JSON
  }

  public Sink {
    if (path.isBlank() || path.endsWith("/")) {
      throw new IllegalArgumentException("the path of a sink is a file, not '%s'".formatted(path));
    }
    if (format == Format.AUTO) {
      format = formatOf(path);
    }
  }

  private static Format formatOf(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "parquet" -> Format.PARQUET;
      case "csv" -> Format.CSV;
      case "json", "jsonl" -> Format.JSON;
      default ->
          throw new IllegalArgumentException(
              "the name of '%s' does not tell its format: set format to parquet, csv or json"
                  .formatted(path));
    };
  }
}
