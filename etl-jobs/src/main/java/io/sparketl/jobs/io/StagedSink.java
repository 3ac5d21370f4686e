package io.sparketl.jobs.io;

import io.sparketl.core.contract.Field;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A sink's file, written beside its place but not yet in it.
 *
 * @param port the output
 * @param file the file as written
 * @param bytes its length
 * @param preview its first rows, read back from it
 */
record StagedSink(OutputPort port, Path file, long bytes, Preview preview) {

  private static final int PREVIEW_ROWS = 20;

  /** As spreadsheets and most libraries read and write it; blanks belong to the text. */
  private static final Map<String, String> CSV_OPTIONS =
      Map.of(
          "header", "true",
          "escape", "\"",
          "ignoreLeadingWhiteSpace", "false",
          "ignoreTrailingWhiteSpace", "false");

  /** Writes {@code rows} into {@code folder}, in the order of the contract, as one file. */
  static StagedSink write(OutputPort port, Dataset<Row> rows, Path folder) throws IOException {
    // One task writes the file, so sorting within it orders the file, whatever ran before.
    Dataset<Row> single =
        rows.repartition(1).sortWithinPartitions(port.contract().order().toArray(Column[]::new));
    SparkContext context = rows.sparkSession().sparkContext();
    context.setJobDescription("writing " + port.name());
    write(single.write(), port.sink().format(), folder.toString());
    FileStatus part = onlyPart(folder.getFileSystem(context.hadoopConfiguration()), folder);
    context.setJobDescription("checking " + port.name());
    return new StagedSink(port, part.getPath(), part.getLen(), preview(port, rows, part));
  }

  private static void write(DataFrameWriter<Row> writer, Sink.Format format, String folder) {
    switch (format) {
      case PARQUET -> writer.parquet(folder);
      case CSV -> writer.options(CSV_OPTIONS).csv(folder);
      case JSON -> writer.option("ignoreNullFields", false).json(folder);
      case AUTO -> throw new IllegalStateException("a sink settles its format on construction");
    }
  }

  private static FileStatus onlyPart(FileSystem fileSystem, Path folder) throws IOException {
    FileStatus[] parts = fileSystem.listStatus(folder, path -> path.getName().startsWith("part-"));
    if (parts.length != 1) {
      throw new IllegalStateException(
          "one file was to be written in %s, but there are %d".formatted(folder, parts.length));
    }
    return parts[0];
  }

  private static Preview preview(OutputPort port, Dataset<Row> rows, FileStatus part) {
    DataFrameReader reader = rows.sparkSession().read().schema(port.contract().schema());
    String file = LiteralPath.of(part.getPath());
    Dataset<Row> written =
        switch (port.sink().format()) {
          case CSV -> reader.options(CSV_OPTIONS).option("multiLine", true).csv(file);
          case JSON -> reader.json(file);
          default -> reader.parquet(file);
        };
    List<List<String>> first =
        Arrays.stream((Row[]) written.head(PREVIEW_ROWS)).map(StagedSink::texts).toList();
    return new Preview(
        port.contract().fields().stream().map(Field::label).toList(), first, written.count());
  }

  private static List<String> texts(Row row) {
    return IntStream.range(0, row.size()).mapToObj(i -> String.valueOf(row.get(i))).toList();
  }
}
