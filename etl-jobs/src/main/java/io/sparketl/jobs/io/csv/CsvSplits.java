package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.scan.ScanSplit;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * Cuts CSV files into parts.
 *
 * @param dialect how the files are written
 * @param splitBytes how long a part is
 * @param hadoop what knows the codecs of compressed files
 */
public record CsvSplits(Dialect dialect, long splitBytes, Configuration hadoop) {

  /** All parts of the files; of those that cannot be cut the whole. */
  public List<ScanSplit> of(List<CsvFile> files) {
    CsvInput input = new CsvInput(dialect, hadoop);
    return files.stream().flatMap(file -> cut(file, input)).toList();
  }

  private Stream<ScanSplit> cut(CsvFile file, CsvInput input) {
    return input.cut(file.stored(), file.head().rowsAt(), splitBytes).stream()
        .map(part -> new CsvSplit(file, dialect, part.start(), part.end()));
  }
}
