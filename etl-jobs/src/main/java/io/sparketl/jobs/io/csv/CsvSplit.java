package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.scan.RowIntake;
import io.sparketl.jobs.io.scan.ScanSplit;
import io.sparketl.jobs.io.scan.SplitReader;
import io.sparketl.jobs.io.scan.StoredFile;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * A part of a CSV file: the records that begin in it.
 *
 * @param csv the file
 * @param dialect how it is written
 * @param start the first byte, after decompression; a record may have begun before it
 * @param end the byte after the last; the last record may go on beyond it
 */
record CsvSplit(CsvFile csv, Dialect dialect, long start, long end) implements ScanSplit {

  private static final long serialVersionUID = 1L;

  @Override
  public StoredFile file() {
    return csv.stored();
  }

  @Override
  public long bytes() {
    return Math.min(end, csv.stored().length()) - Math.min(start, csv.stored().length());
  }

  @Override
  public SplitReader open(RowIntake intake, Configuration hadoop) throws IOException {
    return new CsvSplitReader(this, intake, hadoop);
  }

  boolean isFirst() {
    return start == csv.head().rowsAt();
  }
}
