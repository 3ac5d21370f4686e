package io.sparketl.jobs.io;

import io.sparketl.jobs.io.scan.StoredFile;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * One file of a source.
 *
 * @param status its path and length, as listed
 * @param format what it is; {@link Source.Format#AUTO} where its name does not tell
 */
record SourceFile(FileStatus status, Source.Format format) {

  Path path() {
    return status.getPath();
  }

  long length() {
    return status.getLen();
  }

  /** The file as readers know it. */
  StoredFile stored() {
    return new StoredFile(path().toString(), length(), status.getModificationTime());
  }

  /** What a file is by the end of its name, compression aside; empty where that does not tell. */
  static Optional<Source.Format> formatOf(Path path) {
    String name = path.getName().toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|bz2|zst)$", "");
    return switch (name.substring(Math.max(0, name.lastIndexOf('.')))) {
      case ".csv" -> Optional.of(Source.Format.CSV);
      case ".parquet" -> Optional.of(Source.Format.PARQUET);
      case ".json", ".jsonl", ".ndjson" -> Optional.of(Source.Format.JSON);
      default -> Optional.empty();
    };
  }
}
