package io.sparketl.jobs.io;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.jobs.io.ledger.Ledger;
import io.sparketl.jobs.io.ledger.PassCount;
import io.sparketl.jobs.io.ledger.PassCounts;
import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.jobs.io.ledger.RowCounts;
import io.sparketl.jobs.io.ledger.Verdicts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
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
  private final List<PassCounts> passes = new ArrayList<>();

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
    this.stage = Stage.open(writer, ports, hadoop);
    // Without a name: Spark writes the whole text of a named one into every event of every task.
    spark.sparkContext().register(ledger);
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

  @Override
  public Dataset<Row> count(Dataset<Row> rows, Map<String, Column> weights, Column example) {
    PassCounts pass = new PassCounts(List.copyOf(weights.keySet()));
    spark.sparkContext().register(pass);
    passes.add(pass);
    return CountedPass.of(rows, weights, example, pass);
  }

  @Override
  public Map<String, PassCount> counts() {
    Map<String, PassCount> all = new LinkedHashMap<>();
    passes.forEach(pass -> all.putAll(pass.total()));
    return all;
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
   * Checks what was read and written. Rejected rows that have a sink are published even if the
   * check fails, because they tell why.
   *
   * @param published hears of what was published
   * @throws EtlException ROWS_REJECTED if a source gave more unreadable rows than it may
   */
  public void check(Consumer<Published> published) throws IOException {
    writeRejects();
    for (String input : plans.keySet()) {
      Optional<EtlException> refusal = tooManyRejections(input);
      if (refusal.isPresent()) {
        stage.publish(this::isOfRejects, sink -> published.accept(Published.of(sink)));
        throw refusal.get();
      }
    }
    for (OutputPort port : ports.outputs()) {
      if (!stage.holds(port)) {
        throw new IllegalStateException("the job did not write its output " + port.name());
      }
    }
  }

  /**
   * Publishes all outputs together, after {@link #check}.
   *
   * @param published hears of each as soon as it stands in its place, in the order of writing
   */
  public void publish(Consumer<Published> published) throws IOException {
    stage.publish(port -> true, sink -> published.accept(Published.of(sink)));
  }

  private boolean isOfRejects(OutputPort port) {
    return ports.inputs().stream().anyMatch(input -> input.rejectsName().equals(port.name()));
  }

  /** Rejected rows are found by reading once more: they cannot leave a scan that gives others. */
  private void writeRejects() {
    for (InputPort port : ports.inputs()) {
      if (port.source().rejects().isPresent()) {
        write(port.rejectsName(), scanOf(port).rejected());
      }
    }
  }

  /**
   * A published output.
   *
   * @param port the output
   * @param files how many files it is
   * @param bytes their length together
   * @param fingerprint of its rows
   * @param preview the first of them
   */
  public record Published(
      OutputPort port, int files, long bytes, Fingerprint fingerprint, Preview preview) {

    private static Published of(StagedSink sink) {
      return new Published(
          sink.place().port(),
          sink.files().size(),
          sink.bytes(),
          sink.fingerprint(),
          sink.preview());
    }
  }

  /** Gives the outputs' places back. */
  @Override
  public synchronized void close() {
    stage.close();
  }

  private Optional<EtlException> tooManyRejections(String input) {
    RowCounts counts = countsOf(input);
    double limit = ports.input(input).source().maxRejected();
    if (counts.rejectedRows() <= limit * counts.read()) {
      return Optional.empty();
    }
    return Optional.of(
        new EtlException(
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
            "mend the input, or allow more with --set %s.max-rejected=SHARE".formatted(input)));
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
