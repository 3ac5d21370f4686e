package io.sparketl.jobs.io;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.jobs.io.ledger.Ledger;
import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.jobs.io.ledger.RowCounts;
import io.sparketl.jobs.io.ledger.Verdicts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Tables in files: reads by contract, counts every row, stages what is written. */
public final class StoredTables implements Tables, AutoCloseable {

  private final SparkSession spark;
  private final Ports ports;
  private final Stage stage;
  private final Ledger ledger = new Ledger();
  private final Map<String, SourcePlan> plans = new LinkedHashMap<>();
  private final Map<String, SourceScan> scans = new HashMap<>();

  /**
   * The tables of one attempt.
   *
   * @param writer a name that no other attempt of any run has; staged files carry it
   * @throws EtlException if an output could not be published, or is an input
   */
  public StoredTables(SparkSession spark, Ports ports, String writer) throws IOException {
    this.spark = spark;
    this.ports = ports;
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    PortConflicts.refuse(ports, hadoop);
    this.stage = new Stage(writer, ports, hadoop);
    spark.sparkContext().register(ledger, "ledger");
  }

  @Override
  public Dataset<Row> read(String input) {
    InputPort port = ports.input(input);
    return scanOf(port).used();
  }

  /** A second reading of an input reads the same files, cut alike. */
  private SourceScan scanOf(InputPort port) {
    return scans.computeIfAbsent(port.name(), name -> new SourceScan(spark, planOf(port), ledger));
  }

  private SourcePlan planOf(InputPort port) {
    try {
      Configuration hadoop = spark.sparkContext().hadoopConfiguration();
      SourcePlan plan = SourcePlan.of(port, hadoop);
      PortConflicts.refuse(plan, ports, hadoop);
      plans.put(port.name(), plan);
      return plan;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(String output, Dataset<Row> rows) {
    OutputPort port = ports.output(output);
    requireColumns(port, rows.schema());
    try {
      stage.write(port, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How each input was read, in the order in which the job read them. */
  public Map<String, SourcePlan> plans() {
    return Collections.unmodifiableMap(plans);
  }

  /** What became of the rows of an input so far. */
  public RowCounts countsOf(String input) {
    return ledger.rowsOf(input, verdictsOf(input));
  }

  /** How much of an input was read so far. */
  public Coverage coverageOf(String input) {
    return ledger.coverageOf(input);
  }

  /** Some of the rows of an input that were rejected. */
  public List<RejectedRow> examplesOf(String input) {
    return ledger.examplesOf(input);
  }

  private Verdicts verdictsOf(String input) {
    return SourceScan.verdictsOf(ports.input(input).contract());
  }

  /**
   * Checks what was read and written, then publishes all outputs together.
   *
   * @return what was published, in the order in which it was written
   * @throws EtlException ROWS_REJECTED if a source gave more unreadable rows than it may
   */
  public List<Published> publish() throws IOException {
    plans.keySet().forEach(this::requireFewRejections);
    writeRejects();
    for (OutputPort port : ports.outputs()) {
      if (!stage.holds(port)) {
        throw new IllegalStateException("the job did not write its output " + port.name());
      }
    }
    return stage.publish().stream()
        .map(sink -> new Published(sink.port(), sink.bytes(), sink.preview()))
        .toList();
  }

  /** Rejected rows are found by reading once more: they cannot leave a scan that gives others. */
  private void writeRejects() {
    for (InputPort port : ports.inputs()) {
      if (port.source().rejects().isPresent()) {
        write(port.rejectsName(), scanOf(port).rejected());
      }
    }
  }

  /** A published output: its port, its length in bytes and its first rows. */
  public record Published(OutputPort port, long bytes, Preview preview) {}

  @Override
  public void close() throws IOException {
    stage.close();
  }

  private void requireFewRejections(String input) {
    RowCounts counts = countsOf(input);
    double limit = ports.input(input).source().maxRejected();
    if (counts.rejectedRows() > limit * counts.read()) {
      throw new EtlException(
          ErrorCode.ROWS_REJECTED,
          String.format(
              Locale.ROOT,
              "%d of %d rows of %s were rejected (%.2f %%, allowed are %.2f %%): %s",
              counts.rejectedRows(),
              counts.read(),
              input,
              100.0 * counts.rejectedRows() / counts.read(),
              100 * limit,
              counts.rejected()),
          "mend the input, or allow more with --set %s.max-rejected=SHARE".formatted(input));
    }
  }

  private static void requireColumns(OutputPort port, StructType actual) {
    List<String> written = columns(actual);
    List<String> promised = columns(port.contract().schema());
    if (!written.equals(promised)) {
      throw new IllegalStateException(
          "the job writes %s to '%s', whose contract is %s"
              .formatted(written, port.name(), promised));
    }
  }

  private static List<String> columns(StructType schema) {
    return Arrays.stream(schema.fields()).map(StoredTables::column).toList();
  }

  private static String column(StructField field) {
    return field.name() + " " + field.dataType().sql();
  }
}
