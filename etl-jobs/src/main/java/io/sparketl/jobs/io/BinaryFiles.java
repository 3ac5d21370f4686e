package io.sparketl.jobs.io;

import static org.apache.spark.sql.functions.col;

import io.sparketl.core.contract.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The files of an output whose rows are files: the column {@code content} is the file, the others
 * name it.
 *
 * @param port the output
 * @param folder where the files are made, in folders named as Spark names those of partitions
 */
record BinaryFiles(OutputPort port, Path folder) {

  /** The column that holds a file's bytes. */
  static final String CONTENT = "content";

  /** Writes a file for every row, on the executors. */
  Fingerprint write(Dataset<Row> rows) throws IOException {
    Configuration hadoop = rows.sparkSession().sparkContext().hadoopConfiguration();
    SerializableConfiguration settings = new SerializableConfiguration(hadoop);
    Writing writing = new Writing(folder.toString(), port.sink().namingColumns(), settings);
    // Tasks that are repeated leave files behind; only what the counted ones tell of is kept.
    List<String> written = rows.mapPartitions(writing, Encoders.STRING()).collectAsList();
    removeAllBut(
        written.stream().map(line -> line.substring(65)).collect(Collectors.toSet()), hadoop);
    SortedMap<String, String> digests = new TreeMap<>();
    for (String line : written) {
      Path file = new Path(folder, line.substring(65));
      String name = folder.toUri().relativize(file.getParent().toUri()).getPath();
      if (digests.put(name, line.substring(0, 64)) != null) {
        throw new IllegalStateException(
            "two rows of '%s' are the file of %s".formatted(port.name(), name));
      }
    }
    Map<String, String> columns = new LinkedHashMap<>();
    port.contract().fields().forEach(field -> columns.put(field.name(), field.type().sql()));
    return Fingerprint.ofFiles(columns, digests);
  }

  private void removeAllBut(Set<String> kept, Configuration hadoop) throws IOException {
    FileSystem fileSystem = folder.getFileSystem(hadoop);
    fileSystem.mkdirs(folder);
    for (FileStatus written : FilesBelow.of(folder, fileSystem)) {
      Path file = written.getPath();
      if (kept.stream().noneMatch(name -> file.toString().endsWith("/" + name))) {
        fileSystem.delete(file, false);
      }
    }
  }

  /** The rows of the files, with the columns of the contract. */
  Dataset<Row> read(SparkSession spark) {
    if (isEmpty(spark.sparkContext().hadoopConfiguration())) {
      return spark.createDataFrame(List.of(), port.contract().schema());
    }
    Dataset<Row> files = spark.read().format("binaryFile").load(LiteralPath.of(folder));
    Column[] columns =
        port.contract().fields().stream().map(BinaryFiles::column).toArray(Column[]::new);
    return files.select(columns);
  }

  private boolean isEmpty(Configuration hadoop) {
    try {
      return !folder.getFileSystem(hadoop).listFiles(folder, true).hasNext();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Column column(Field field) {
    return col(field.name()).cast(field.type().dataType());
  }

  /**
   * Writes the rows of a task.
   *
   * <p>Gives, for each, the SHA-256 of its content, a blank, and the file below the folder.
   */
  private record Writing(String folder, List<String> naming, SerializableConfiguration hadoop)
      implements MapPartitionsFunction<Row, String> {

    @Override
    public Iterator<String> call(Iterator<Row> rows) throws IOException {
      List<String> written = new ArrayList<>();
      while (rows.hasNext()) {
        Row row = rows.next();
        byte[] content = row.getAs(CONTENT);
        if (content == null) {
          throw new IllegalStateException("a row has no content to be the file of it");
        }
        String name = nameOf(row, written.size());
        Path file = new Path(folder, name);
        try (OutputStream out = file.getFileSystem(hadoop.value()).create(file)) {
          out.write(content);
        }
        written.add(Fingerprint.sha256(content) + " " + name);
      }
      return written.iterator();
    }

    private String nameOf(Row row, int number) {
      StringBuilder name = new StringBuilder();
      for (String column : naming) {
        Object value = row.getAs(column);
        String text = value == null ? "__HIVE_DEFAULT_PARTITION__" : escaped(value.toString());
        name.append(escaped(column)).append('=').append(text).append('/');
      }
      return name.append("part-%05d-%d".formatted(number, TaskContext.get().taskAttemptId()))
          .toString();
    }

    private static String escaped(String text) {
      return text.codePoints()
          .mapToObj(
              c ->
                  c > 127 || Character.isLetterOrDigit(c) || "-_. ".indexOf(c) >= 0
                      ? Character.toString(c)
                      : "%%%02X".formatted(c))
          .collect(Collectors.joining());
    }
  }
}
