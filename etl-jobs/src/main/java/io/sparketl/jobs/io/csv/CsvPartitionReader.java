package io.sparketl.jobs.io.csv;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** Reads the splits of a task, and reports each to the ledger when it is done with it. */
final class CsvPartitionReader implements PartitionReader<ColumnarBatch> {

  private final CsvRead read;
  private final Configuration hadoop;
  private final Iterator<CsvSplit> splits;
  private final Batch batch;
  private final @Nullable RejectedRows rejects;
  private @Nullable SplitReader current;

  CsvPartitionReader(CsvPartition partition, CsvRead read, StructType shown, Configuration hadoop) {
    this.read = read;
    this.hadoop = hadoop;
    this.splits = partition.splits().iterator();
    boolean isOfRejects = read.mode() == CsvRead.Mode.REJECTS;
    this.rejects = isOfRejects ? new RejectedRows(shown) : null;
    this.batch = Batch.of(read, isOfRejects ? new StructType() : shown);
  }

  private Batch shown() {
    return rejects == null ? batch : rejects.batch();
  }

  @Override
  public boolean next() throws IOException {
    do {
      shown().clear();
      batch.clear();
      SplitReader reader = current;
      if (reader == null) {
        if (!splits.hasNext()) {
          return false;
        }
        current = open(splits.next());
      } else if (!reader.fill()) {
        requireUnchanged(reader.split().file());
        finish(reader);
      }
    } while (shown().rows() == 0);
    return true;
  }

  private SplitReader open(CsvSplit split) throws IOException {
    try {
      return new SplitReader(split, read, batch, rejects, hadoop);
    } catch (FileNotFoundException e) {
      throw changed(split.file(), "is no longer there", e);
    }
  }

  /** A file that grows while it is read was cut at any byte. */
  private void requireUnchanged(CsvFile file) throws IOException {
    Path path = new Path(file.path());
    try {
      FileStatus now = path.getFileSystem(hadoop).getFileStatus(path);
      if (now.getLen() != file.length() || now.getModificationTime() != file.modified()) {
        throw changed(
            file, "had %,d bytes and now has %,d".formatted(file.length(), now.getLen()), null);
      }
    } catch (FileNotFoundException e) {
      throw changed(file, "is no longer there", e);
    }
  }

  private static EtlException changed(CsvFile file, String how, @Nullable Exception cause) {
    return new EtlException(
        ErrorCode.INPUT_CHANGED,
        "%s changed while it was read: it %s".formatted(file.path(), how),
        "run again when whoever writes it has finished",
        cause);
  }

  private void finish(SplitReader reader) throws IOException {
    current = null;
    read.counts()
        .ifPresent(ledger -> ledger.report(reader.split().key(read.source()), reader.counts()));
    reader.close();
  }

  @Override
  public ColumnarBatch get() {
    return shown().columns();
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      finish(current);
    }
  }
}
