package io.sparketl.jobs.io;

import io.sparketl.core.error.Secrets;
import java.util.List;
import java.util.Locale;

/**
 * Where rows are published, and as what.
 *
 * <p>The path says how many files there are: {@code out/summary.csv} is one file under a stable
 * name; {@code out/{feature}/summary.csv} is a file for every value of the column {@code feature},
 * which the file itself does not hold; {@code out/words/} is a folder of as many files as there are
 * tasks.
 *
 * @param path the file, the template of files, or the folder
 * @param format what a file becomes; {@link Format#AUTO} is settled on construction
 * @param compression how it is packed; {@link Compression#AUTO} is settled on construction
 */
public record Sink(String path, Format format, Compression compression) {

  /** What a sink's file can become. */
  public enum Format {
    /** As the end of the name says. */
    AUTO,
    /** Apache Parquet. */
    PARQUET,
    /** Text with a header. */
    CSV,
    /** One JSON object per line. */
    JSON,
    /** One JSON array of objects. */
    JSON_ARRAY,
    /** Each row a file: what its column {@code content} holds, byte by byte. */
    BINARY
  }

  /** How a sink's file can be packed. */
  public enum Compression {
    /** Text as the end of the name says, Parquet with Snappy. */
    AUTO,
    NONE,
    GZIP,
    /** Of text only. */
    BZIP2,
    /** Of Parquet only. */
    SNAPPY,
    /** Of Parquet only. */
    ZSTD
  }

  /** How many files a sink is. */
  public enum Shape {
    FILE,
    FILES,
    FOLDER
  }

  public Sink {
    if (path.isBlank() || path.strip().equals("/")) {
      throw new IllegalArgumentException("the path of a sink is a file, not '%s'".formatted(path));
    }
    Secrets.refuseIn(path);
    if (format == Format.AUTO) {
      format = formatOf(path);
    }
    if (format == Format.JSON_ARRAY && shapeOf(path) != Shape.FILE) {
      throw new IllegalArgumentException(
          "'%s' is more than one file, and json-array is one".formatted(path));
    }
    if (format == Format.BINARY && shapeOf(path) == Shape.FOLDER) {
      throw new IllegalArgumentException(
          "'%s' is a folder: binary files are named by a column, as in %s{year}.png"
              .formatted(path, path));
    }
    compression =
        switch (format) {
          case PARQUET -> ofParquet(compression);
          case BINARY -> ofBinary(compression);
          default -> ofText(compression, path);
        };
  }

  /** A sink of which the name, or the kind of format, says how it is packed. */
  public Sink(String path, Format format) {
    this(path, format, Compression.AUTO);
  }

  /** How many files this is. */
  public Shape shape() {
    return shapeOf(path);
  }

  /** The columns whose values name the files; none unless this is {@link Shape#FILES}. */
  public List<String> namingColumns() {
    return PathTemplate.columnsOf(path);
  }

  /** A path that stands for all files that this can be: of a template, a glob. */
  public String glob() {
    return PathTemplate.globOf(path);
  }

  private static Shape shapeOf(String path) {
    if (!PathTemplate.columnsOf(path).isEmpty()) {
      return Shape.FILES;
    }
    return path.endsWith("/") ? Shape.FOLDER : Shape.FILE;
  }

  private static Format formatOf(String path) {
    if (path.endsWith("/")) {
      return Format.PARQUET;
    }
    String name = nameOf(path).replaceFirst("\\.(gz|bz2)$", "");
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "parquet" -> Format.PARQUET;
      case "csv" -> Format.CSV;
      case "json", "jsonl" -> Format.JSON;
      case "png", "gif" -> Format.BINARY;
      default ->
          throw new IllegalArgumentException(
              "the name of '%s' does not tell its format: set format to parquet, csv, json or binary"
                  .formatted(path));
    };
  }

  private static Compression ofParquet(Compression wanted) {
    return switch (wanted) {
      case AUTO -> Compression.SNAPPY;
      case BZIP2 -> throw new IllegalArgumentException("Parquet cannot be packed with bzip2");
      default -> wanted;
    };
  }

  private static Compression ofBinary(Compression wanted) {
    if (wanted != Compression.AUTO && wanted != Compression.NONE) {
      throw new IllegalArgumentException("binary files are published as they are, and not packed");
    }
    return Compression.NONE;
  }

  private static Compression ofText(Compression wanted, String path) {
    Compression named = namedBy(path);
    if (wanted == Compression.SNAPPY || wanted == Compression.ZSTD) {
      throw new IllegalArgumentException(
          "text can be packed with gzip or bzip2, not with "
              + wanted.name().toLowerCase(Locale.ROOT));
    }
    if (shapeOf(path) == Shape.FOLDER) {
      return wanted == Compression.AUTO ? Compression.NONE : wanted;
    }
    if (wanted != Compression.AUTO && wanted != named) {
      throw new IllegalArgumentException(
          "readers take compression from the name, and '%s' does not say %s"
              .formatted(path, wanted.name().toLowerCase(Locale.ROOT)));
    }
    return named;
  }

  private static Compression namedBy(String path) {
    String name = nameOf(path);
    if (name.endsWith(".gz")) {
      return Compression.GZIP;
    }
    return name.endsWith(".bz2") ? Compression.BZIP2 : Compression.NONE;
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
