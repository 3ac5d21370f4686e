package io.sparketl.jobs.io.csv;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Cuts files into splits, and puts small ones together. */
final class Splits {

  /** What opening a file costs, in bytes that could be read meanwhile. */
  private static final long OPENING_BYTES = 4 << 20;

  private final Dialect dialect;
  private final long splitBytes;
  private final Configuration hadoop;

  Splits(Dialect dialect, long splitBytes, Configuration hadoop) {
    this.dialect = dialect;
    this.splitBytes = splitBytes;
    this.hadoop = hadoop;
  }

  List<CsvPartition> of(List<CsvFile> files) {
    List<CsvPartition> partitions = new ArrayList<>();
    List<CsvSplit> together = new ArrayList<>();
    long bytes = 0;
    for (CsvFile file : files) {
      for (CsvSplit split : cut(file)) {
        long cost = Math.min(split.end(), file.length()) - split.start() + OPENING_BYTES;
        if (bytes + cost > splitBytes + OPENING_BYTES && !together.isEmpty()) {
          partitions.add(new CsvPartition(List.copyOf(together)));
          together.clear();
          bytes = 0;
        }
        together.add(split);
        bytes += cost;
      }
    }
    if (!together.isEmpty()) {
      partitions.add(new CsvPartition(List.copyOf(together)));
    }
    return partitions;
  }

  private List<CsvSplit> cut(CsvFile file) {
    long first = file.head().rowsAt();
    if (!CsvInput.isSplittable(file.path(), dialect, hadoop)) {
      return List.of(new CsvSplit(file, first, Long.MAX_VALUE));
    }
    long length = file.length() - first;
    long count = Math.max(1, (length + splitBytes - 1) / splitBytes);
    long step = (length + count - 1) / count;
    List<CsvSplit> splits = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long end = i == count - 1 ? file.length() : first + (i + 1) * step;
      splits.add(new CsvSplit(file, first + i * step, end));
    }
    return splits;
  }
}
