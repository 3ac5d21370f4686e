package io.sparketl.jobs.io.parquet;

import io.sparketl.jobs.io.scan.RowIntake;
import io.sparketl.jobs.io.scan.ScanSplit;
import io.sparketl.jobs.io.scan.SplitReader;
import io.sparketl.jobs.io.scan.StoredFile;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * A row group to be read.
 *
 * @param file the file
 * @param columns for each wanted column its name there
 * @param rowGroup the row group
 */
record ParquetSplit(StoredFile file, List<String> columns, RowGroup rowGroup) implements ScanSplit {

  private static final long serialVersionUID = 1L;

  @Override
  public long start() {
    return rowGroup.start();
  }

  @Override
  public long bytes() {
    return rowGroup.bytes();
  }

  @Override
  public SplitReader open(RowIntake intake, Configuration hadoop) throws IOException {
    return new ParquetSplitReader(this, intake, hadoop);
  }
}
