package io.sparketl.jobs.io.scan;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** Reads the splits of a task, and reports each to the ledger when it is done with it. */
final class TablePartitionReader implements PartitionReader<ColumnarBatch> {

  private final ScanRequest request;
  private final Configuration hadoop;
  private final Iterator<ScanSplit> splits;
  private final Batch batch;
  private final @Nullable RejectedRows rejects;
  private @Nullable OpenSplit current;

  TablePartitionReader(
      TablePartition partition, ScanRequest request, StructType shown, Configuration hadoop) {
    this.request = request;
    this.hadoop = hadoop;
    this.splits = partition.splits().iterator();
    boolean isOfRejects = request.mode() == ScanRequest.Mode.REJECTS;
    this.rejects = isOfRejects ? new RejectedRows(shown) : null;
    this.batch = Batch.of(request, isOfRejects ? new StructType() : shown);
  }

  /** A split that is being read. */
  private record OpenSplit(ScanSplit split, RowIntake intake, SplitReader reader) {}

  private Batch shown() {
    return rejects == null ? batch : rejects.batch();
  }

  @Override
  public boolean next() throws IOException {
    do {
      shown().clear();
      batch.clear();
      OpenSplit open = current;
      if (open == null) {
        if (!splits.hasNext()) {
          return false;
        }
        current = open(splits.next());
      } else if (!fill(open)) {
        requireUnchanged(open.split().file());
        open.intake().counts().complete();
        finish(open);
      }
    } while (shown().rows() == 0);
    return true;
  }

  private OpenSplit open(ScanSplit split) throws IOException {
    RowIntake intake = new RowIntake(request, batch, rejects);
    try {
      return new OpenSplit(split, intake, split.open(intake, hadoop));
    } catch (IOException | EtlException e) {
      requireUnchanged(split.file());
      throw e;
    }
  }

  private boolean fill(OpenSplit open) throws IOException {
    try {
      return open.reader().fill();
    } catch (IOException | EtlException e) {
      // A change explains whatever failed.
      requireUnchanged(open.split().file());
      throw e;
    }
  }

  /** A file that grows while it is read was cut at any byte. */
  private void requireUnchanged(StoredFile file) throws IOException {
    Path path = new Path(file.path());
    try {
      FileStatus now = path.getFileSystem(hadoop).getFileStatus(path);
      if (now.getLen() != file.length()
          || second(now.getModificationTime()) != second(file.modified())) {
        throw changed(
            file,
            "had %,d bytes of %s and now has %,d of %s"
                .formatted(
                    file.length(),
                    Instant.ofEpochMilli(file.modified()),
                    now.getLen(),
                    Instant.ofEpochMilli(now.getModificationTime())),
            null);
      }
    } catch (FileNotFoundException e) {
      throw changed(file, "is no longer there", e);
    }
  }

  /** Some stores list files to the millisecond and tell of one only the second. */
  private static long second(long millis) {
    return Math.floorDiv(millis, 1000L);
  }

  private static EtlException changed(StoredFile file, String how, @Nullable Exception cause) {
    return new EtlException(
        ErrorCode.INPUT_CHANGED,
        "%s changed while it was read: it %s".formatted(file.path(), how),
        "run again when whoever writes it has finished",
        cause);
  }

  private void finish(OpenSplit open) throws IOException {
    current = null;
    request
        .counts()
        .ifPresent(
            ledger -> ledger.report(open.split().key(request.source()), open.intake().counts()));
    open.reader().close();
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
