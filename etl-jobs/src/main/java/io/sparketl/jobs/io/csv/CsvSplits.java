package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.scan.ScanSplit;
import java.util.ArrayList;
import java.util.List;
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
    List<ScanSplit> splits = new ArrayList<>();
    files.forEach(file -> splits.addAll(cut(file, input)));
    return splits;
  }

  private List<CsvSplit> cut(CsvFile file, CsvInput input) {
    long first = file.head().rowsAt();
    if (!input.isSplittable(file.stored().path())) {
      return List.of(new CsvSplit(file, dialect, first, Long.MAX_VALUE));
    }
    long end = file.stored().length();
    long count = Math.max(1, (end - first + splitBytes - 1) / splitBytes);
    long step = (end - first + count - 1) / count;
    List<CsvSplit> splits = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long start = first + i * step;
      splits.add(new CsvSplit(file, dialect, start, i == count - 1 ? end : start + step));
    }
    return splits;
  }
}
