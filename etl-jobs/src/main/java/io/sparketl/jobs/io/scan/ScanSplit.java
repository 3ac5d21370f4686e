package io.sparketl.jobs.io.scan;

import io.sparketl.jobs.io.ledger.Split;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/** A part of a file that one task reads. */
public interface ScanSplit extends Serializable {

  /** The file. */
  StoredFile file();

  /** Where in the file the part begins; different for every part. */
  long start();

  /** How many bytes there are to read, as stored. */
  long bytes();

  /** Begins to read, handing rows to {@code intake}. */
  SplitReader open(RowIntake intake, Configuration hadoop) throws IOException;

  /** The split as the ledger knows it. */
  default Split key(String source) {
    return new Split(source, file().path(), start());
  }
}
