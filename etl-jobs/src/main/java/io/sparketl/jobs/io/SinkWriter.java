package io.sparketl.jobs.io;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Writes the rows of an output as the files of its sink, by Spark's writers, and reads them back.
 *
 * @param port the output
 */
record SinkWriter(OutputPort port) {

  /** Times to the microsecond, of which Spark drops half. */
  private static final String TIME = "yyyy-MM-dd'T'HH:mm:ss[.SSSSSS]";

  /** As spreadsheets and most libraries read and write it; blanks belong to the text. */
  private static final Map<String, String> CSV_OPTIONS =
      Map.of(
          "header", "true",
          "timestampNTZFormat", TIME,
          "escape", "\"",
          "ignoreLeadingWhiteSpace", "false",
          "ignoreTrailingWhiteSpace", "false");

  /** Nulls as they are. */
  private static final Map<String, String> JSON_OPTIONS =
      Map.of("ignoreNullFields", "false", "timestampNTZFormat", TIME);

  /** A column while rows are on their way, under a name that nobody else gives. */
  private static final String POSITION = "spark-etl position";

  /** Writes {@code rows}, in the order of the contract within each file. */
  Fingerprint write(Dataset<Row> rows, Path folder) throws IOException {
    if (isBinary()) {
      return new BinaryFiles(port, folder).write(rows);
    }
    Observation observation = new Observation();
    List<Column> aggregates = Fingerprint.aggregates(rows.schema());
    // What is observed in the stage that writes is counted once, whichever tasks are repeated.
    Dataset<Row> observed =
        arranged(rows)
            .observe(
                observation,
                aggregates.get(0),
                aggregates.subList(1, aggregates.size()).toArray(Column[]::new));
    save(observed, folder.toString());
    Fingerprint fingerprint = Fingerprint.of(rows.schema(), valuesOf(observation));
    if (port.sink().format() == Sink.Format.JSON_ARRAY && fingerprint.rows() == 0) {
      saveEmptyArray(rows.sparkSession(), folder.toString());
    }
    return fingerprint;
  }

  /** Spark knows when there are no rows, and asks nobody for brackets then. */
  private void saveEmptyArray(SparkSession spark, String folder) {
    Dataset<Row> lines =
        spark.createDataset(List.of("[", "]"), Encoders.STRING()).coalesce(1).toDF("line");
    writer(lines).mode(SaveMode.Overwrite).text(folder);
  }

  private static Map<String, ?> valuesOf(Observation observation) {
    try {
      return observation.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted after writing", e);
    }
  }

  private Dataset<Row> arranged(Dataset<Row> rows) {
    Column[] naming = port.sink().namingColumns().stream().map(Column::new).toArray(Column[]::new);
    List<Column> order = new ArrayList<>(Arrays.asList(naming));
    order.addAll(port.contract().order());
    if (!port.contract().isInGivenOrder()) {
      return arranged(rows, naming, order);
    }
    // Moving rows to the task that writes them loses their order, so each takes its place along.
    order.add(col(POSITION));
    return arranged(rows.withColumn(POSITION, monotonically_increasing_id()), naming, order)
        .drop(POSITION);
  }

  private Dataset<Row> arranged(Dataset<Row> rows, Column[] naming, List<Column> order) {
    Column[] sorted = order.toArray(Column[]::new);
    return switch (port.sink().shape()) {
      // One task writes the file, so sorting within it orders the file, whatever ran before.
      case FILE -> rows.repartition(1).sortWithinPartitions(sorted);
      case FILES -> rows.repartition(naming).sortWithinPartitions(sorted);
      case FOLDER -> rows.sortWithinPartitions(sorted);
    };
  }

  private void save(Dataset<Row> rows, String folder) {
    switch (port.sink().format()) {
      case PARQUET -> writer(rows).parquet(folder);
      case CSV ->
          // A null alone in its line would be a blank line, which readers skip.
          writer(PlainNumbers.asText(rows, port.sink().namingColumns()))
              .options(CSV_OPTIONS)
              .option("quoteAll", hasOneColumn())
              .csv(folder);
      case JSON -> writer(rows).options(JSON_OPTIONS).json(folder);
      case JSON_ARRAY -> writer(array(rows)).text(folder);
      case AUTO, BINARY ->
          throw new IllegalStateException("no format of Spark's is " + sinkFormat());
    }
  }

  private Sink.Format sinkFormat() {
    return port.sink().format();
  }

  private boolean isBinary() {
    return sinkFormat() == Sink.Format.BINARY;
  }

  private boolean hasOneColumn() {
    return port.contract().fields().size() - port.sink().namingColumns().size() == 1;
  }

  private DataFrameWriter<Row> writer(Dataset<Row> rows) {
    Sink sink = port.sink();
    return rows.write()
        .option("compression", sink.compression().name().toLowerCase(Locale.ROOT))
        .partitionBy(sink.namingColumns().toArray(String[]::new));
  }

  /** An array of one element a line. */
  private static Dataset<Row> array(Dataset<Row> rows) {
    return rows.select(to_json(struct(col("*")), JSON_OPTIONS))
        .as(Encoders.STRING())
        .mapPartitions(JsonArrayLines::new, Encoders.STRING())
        .toDF("line");
  }

  /** The rows of the files in {@code folder}, with the columns of the contract. */
  Dataset<Row> read(SparkSession spark, Path folder) {
    if (isBinary()) {
      return new BinaryFiles(port, folder).read(spark);
    }
    DataFrameReader reader = spark.read().schema(port.contract().schema());
    String files = LiteralPath.of(folder);
    Dataset<Row> rows =
        switch (port.sink().format()) {
          case CSV -> reader.options(CSV_OPTIONS).option("multiLine", true).csv(files);
          case JSON -> reader.json(files);
          case JSON_ARRAY -> reader.option("multiLine", true).json(files);
          default -> reader.parquet(files);
        };
    Column[] columns =
        Arrays.stream(port.contract().schema().fieldNames())
            .map(name -> col("`" + name.replace("`", "``") + "`"))
            .toArray(Column[]::new);
    return rows.select(columns);
  }
}
