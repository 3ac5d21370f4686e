package io.sparketl.jobs;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.config.Names;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.SourcePlan;
import io.sparketl.jobs.io.StoredTables;
import io.sparketl.jobs.io.StoredTables.Published;
import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.jobs.io.ledger.RowCounts;
import io.sparketl.jobs.run.Attempt;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.SinkRecord;
import io.sparketl.jobs.run.SourceRecord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** One try of a job in a session of its own; the record follows what is known. */
final class AttemptRunner {

  private final Job job;
  private final Ports ports;
  private final RunFolder folder;
  private final RunListener listener;
  private Attempt attempt;

  AttemptRunner(Job job, RunFolder folder, Attempt begun, RunListener listener) {
    this.job = job;
    this.ports = job.ports();
    this.folder = folder;
    this.attempt = begun;
    this.listener = listener;
  }

  /**
   * Runs the job and writes down how it ended.
   *
   * @throws EtlException if it failed, whatever the reason
   */
  void run() throws IOException {
    try {
      runInSession();
    } catch (Throwable e) {
      EtlException failure = Failures.classify(e);
      saveUnder(failure);
      throw failure;
    }
    folder.save(attempt);
  }

  /** What stopped the job may stop its record too; the job's failure is the one to tell. */
  private void saveUnder(EtlException failure) {
    try {
      folder.save(attempt.failed(failure));
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void runInSession() throws IOException {
    try (SparkSession spark = openSession()) {
      attempt = attempt.inApplication(spark.sparkContext().applicationId());
      folder.save(attempt);
      spark.sparkContext().addSparkListener(new StageListener(listener));
      String writer = attempt.runId() + "-" + attempt.attempt();
      try (StoredTables tables = new StoredTables(spark, ports, writer)) {
        try {
          job.run(tables);
        } finally {
          attempt = attempt.withSources(sources(tables));
        }
        attempt = attempt.succeeded(publish(tables));
      }
    }
  }

  private SparkSession openSession() {
    SparkSession.Builder builder = SparkSession.builder().appName(attempt.job());
    SqlSettings.all().forEach(builder::config);
    return builder.getOrCreate();
  }

  private Map<String, SourceRecord> sources(StoredTables tables) {
    Map<String, SourceRecord> sources = new LinkedHashMap<>();
    tables.plans().forEach((input, plan) -> sources.put(input, source(plan, tables)));
    return sources;
  }

  private static SourceRecord source(SourcePlan plan, StoredTables tables) {
    String input = plan.port().name();
    RowCounts counts = tables.countsOf(input);
    Coverage coverage = tables.coverageOf(input);
    return new SourceRecord(
        plan.port().source().path(),
        plan.files(),
        plan.bytes(),
        counts.read(),
        counts.rejectedRows(),
        counts.filteredRows(),
        counts.used(),
        coverage.coversAll(),
        coverage,
        counts.rejected(),
        counts.filtered(),
        counts.noticed(),
        tables.examplesOf(input),
        plan.skipped());
  }

  private Map<String, SinkRecord> publish(StoredTables tables) throws IOException {
    Map<String, SinkRecord> sinks = new LinkedHashMap<>();
    for (Published output : tables.publish()) {
      listener.published(output.port().name(), output.preview());
      sinks.put(output.port().name(), sink(output));
    }
    return sinks;
  }

  private static SinkRecord sink(Published output) {
    Sink sink = output.port().sink();
    String format = Names.kebab(sink.format());
    return new SinkRecord(sink.path(), format, output.preview().total(), output.bytes(), 1);
  }
}
