package io.sparketl.jobs.io.json;

import io.sparketl.jobs.io.csv.ByteRange;
import io.sparketl.jobs.io.scan.RowIntake;
import io.sparketl.jobs.io.scan.ScanSplit;
import io.sparketl.jobs.io.scan.SplitReader;
import io.sparketl.jobs.io.scan.StoredFile;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * A part of a file of JSON lines: those that begin in it.
 *
 * @param file the file
 * @param columns for each wanted column all its names, folded
 * @param mostLineBytes the longest line that is read
 * @param part where it is; a line may have begun before it, and the last may go on beyond it
 */
record JsonSplit(StoredFile file, List<List<String>> columns, int mostLineBytes, ByteRange part)
    implements ScanSplit {

  private static final long serialVersionUID = 1L;

  @Override
  public long start() {
    return part.start();
  }

  @Override
  public long bytes() {
    return Math.min(part.end(), file.length()) - part.start();
  }

  @Override
  public SplitReader open(RowIntake intake, Configuration hadoop) throws IOException {
    return new JsonSplitReader(this, intake, hadoop);
  }
}
