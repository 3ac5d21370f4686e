package io.sparketl.jobs.io;

import io.sparketl.core.contract.Field;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The files of an output, made beside their places but not yet in them.
 *
 * @param place where they go
 * @param files what is to be put where
 * @param fingerprint of the rows, as they were written
 * @param preview the first rows, read back
 */
record StagedSink(
    OutputPlace place, List<StagedFile> files, Fingerprint fingerprint, Preview preview) {

  private static final int PREVIEW_ROWS = 20;

  /** Writes {@code rows} into {@code folder}, in the order of the contract. */
  static StagedSink write(OutputPlace place, Dataset<Row> rows, Path folder) throws IOException {
    OutputPort port = place.port();
    String group = "writing " + port.name();
    rows.sparkSession().sparkContext().setJobDescription(group);
    Fingerprint fingerprint = new SinkWriter(port).write(rows, folder);
    rows.sparkSession().sparkContext().setJobDescription("checking " + port.name());
    List<StagedFile> files = StagedFile.in(folder, place);
    requireAll(place, rows.sparkSession(), folder, files, fingerprint);
    return new StagedSink(place, files, fingerprint, preview(port, rows, folder, fingerprint));
  }

  /** Executors on other machines write local paths to disks that the driver does not see. */
  private static void requireAll(
      OutputPlace place,
      SparkSession spark,
      Path folder,
      List<StagedFile> files,
      Fingerprint written)
      throws IOException {
    boolean isShared = spark.sparkContext().isLocal() || !place.isOnLocalDisk();
    if (isShared && !files.isEmpty()) {
      return;
    }
    long found = files.isEmpty() ? 0 : new SinkWriter(place.port()).read(spark, folder).count();
    if (found != written.rows()) {
      throw new EtlException(
          ErrorCode.OUTPUT_UNWRITABLE,
          "%d of the %d rows of '%s' are in %s: executors wrote to disks of their own"
              .formatted(found, written.rows(), place.port().name(), folder),
          "publish to where the driver and the executors write alike: hdfs:, s3a: or a shared disk");
    }
  }

  long bytes() {
    return files.stream().mapToLong(StagedFile::bytes).sum();
  }

  /** Refuses places that cannot be written, before the first of them is. */
  void requireWritable() throws IOException {
    for (StagedFile file : files) {
      file.place().requireWritable();
    }
  }

  void publish() throws IOException {
    for (StagedFile file : files) {
      file.publish();
    }
    if (place.port().sink().shape() == Sink.Shape.FOLDER) {
      place.manifest().publish(new byte[0]);
    }
  }

  private static Preview preview(
      OutputPort port, Dataset<Row> rows, Path folder, Fingerprint fingerprint) {
    Dataset<Row> written = new SinkWriter(port).read(rows.sparkSession(), folder);
    List<List<String>> first =
        Arrays.stream((Row[]) written.head(PREVIEW_ROWS)).map(StagedSink::texts).toList();
    return new Preview(
        port.contract().fields().stream().map(Field::label).toList(), first, fingerprint.rows());
  }

  private static List<String> texts(Row row) {
    return IntStream.range(0, row.size()).mapToObj(row::get).map(StagedSink::text).toList();
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Double number) {
      return PlainNumbers.text(number);
    }
    return value instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(value);
  }
}
