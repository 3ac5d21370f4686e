package io.sparketl.jobs.io;

import io.sparketl.core.contract.Field;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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
    return new StagedSink(place, files, fingerprint, preview(port, rows, folder, fingerprint));
  }

  long bytes() {
    return files.stream().mapToLong(StagedFile::bytes).sum();
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
    return IntStream.range(0, row.size()).mapToObj(i -> String.valueOf(row.get(i))).toList();
  }
}
