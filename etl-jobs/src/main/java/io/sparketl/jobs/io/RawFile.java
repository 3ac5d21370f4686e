package io.sparketl.jobs.io;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.csv.CsvSample;
import io.sparketl.jobs.io.json.JsonHead;
import io.sparketl.jobs.io.scan.StoredFile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataType;

/**
 * A file of which nobody has said yet what is in it.
 *
 * @param status its path and length, as listed
 * @param named what it is by its name; empty where that does not tell
 */
public record RawFile(FileStatus status, Optional<Source.Format> named) {

  /**
   * A column as a file declares it.
   *
   * @param name its name, as it stands there
   * @param type its type in SQL, or in the file's own words where no field can be read from it
   * @param dataType its type, where a field can be read from it
   */
  public record DeclaredColumn(String name, String type, Optional<DataType> dataType) {}

  /**
   * All files that {@code paths} stand for, each once, ordered.
   *
   * @param paths files, folders and globs
   * @throws EtlException INPUT_NOT_FOUND where a path stands for no file
   */
  public static List<RawFile> at(List<String> paths, Configuration hadoop) throws IOException {
    // Taken for CSV, any name will do.
    Source any = Source.of(paths, Source.Format.CSV, 1);
    return new SourceFiles(hadoop)
        .list(any).stream()
            .map(file -> new RawFile(file.status(), SourceFile.formatOf(file.path())))
            .toList();
  }

  /** A file that somebody has listed. */
  public static RawFile of(StoredFile file, Source.Format format) {
    FileStatus status =
        new FileStatus(file.length(), false, 1, 1, file.modified(), new Path(file.path()));
    return new RawFile(status, Optional.of(format));
  }

  /** Its path, as messages name it. */
  public String path() {
    return status.getPath().toString();
  }

  /** Its length in bytes, as stored. */
  public long bytes() {
    return status.getLen();
  }

  /**
   * The beginning of the file, decompressed as its name says.
   *
   * @throws EtlException INPUT_UNREADABLE if the file is damaged
   */
  public CsvSample sample(int mostBytes, Configuration hadoop) {
    return Head.ofSample(new SourceFile(status, Source.Format.CSV), mostBytes, hadoop);
  }

  /**
   * The keys of the first lines of a file of JSON lines, with their values there.
   *
   * @param mostLineBytes the longest line that is read
   * @throws EtlException HEADER_INVALID if none is an object, INPUT_UNREADABLE if the file is
   *     damaged
   */
  public List<JsonHead.Column> keys(int mostLineBytes, Configuration hadoop) {
    return Head.ofJson(new SourceFile(status, Source.Format.JSON), mostLineBytes, hadoop).columns();
  }

  /**
   * The columns that the footer of a Parquet file declares.
   *
   * @throws EtlException INPUT_UNREADABLE if the file is damaged or none
   */
  public List<DeclaredColumn> footer(Configuration hadoop) {
    return Head.ofParquet(new SourceFile(status, Source.Format.PARQUET), hadoop).columns().stream()
        .map(
            column ->
                new DeclaredColumn(
                    column.name(),
                    column.type().map(RawFile::sql).orElse(ownWords(column.declaration())),
                    column.type()))
        .toList();
  }

  private static String sql(DataType type) {
    return type.sql().toLowerCase(Locale.ROOT);
  }

  /** The kind of a declaration such as {@code optional group stops (LIST) …}. */
  private static String ownWords(String declaration) {
    String[] words = declaration.strip().split("\\s+", 3);
    return words.length > 1 ? words[1] : declaration;
  }
}
