package io.sparketl.jobs.io.parquet;

import io.sparketl.jobs.io.scan.ScanSplit;
import io.sparketl.jobs.io.scan.StoredFile;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Parquet file and what the wanted columns are named in it.
 *
 * @param stored the file
 * @param columns for each wanted column its name there
 * @param rowGroups its row groups
 */
public record ParquetFile(StoredFile stored, List<String> columns, List<RowGroup> rowGroups) {

  public ParquetFile {
    columns = List.copyOf(columns);
    rowGroups = List.copyOf(rowGroups);
  }

  /** Its parts: the row groups. */
  public Stream<ScanSplit> splits() {
    return rowGroups.stream().map(group -> new ParquetSplit(stored, columns, group));
  }
}
