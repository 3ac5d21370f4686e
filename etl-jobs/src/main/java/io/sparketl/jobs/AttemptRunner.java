package io.sparketl.jobs;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Secrets;
import io.sparketl.jobs.config.Names;
import io.sparketl.jobs.io.FileState;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.SourcePlan;
import io.sparketl.jobs.io.StoredTables;
import io.sparketl.jobs.io.StoredTables.Published;
import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.jobs.io.ledger.PassCount;
import io.sparketl.jobs.io.ledger.RowCounts;
import io.sparketl.jobs.run.Attempt;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.SinkRecord;
import io.sparketl.jobs.run.SourceRecord;
import io.sparketl.jobs.run.Status;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One try of a job in a session of its own. The record follows what is known, and is rewritten when
 * the attempt ends, also when the JVM is told to end.
 */
final class AttemptRunner {

  private static final Logger LOG = LoggerFactory.getLogger(AttemptRunner.class);

  private final Job job;
  private final StepTerms terms;
  private final RunFolder folder;
  private final RunListener listener;

  /** Changed under this object's lock: the thread that ends the JVM writes it too. */
  private Attempt attempt;

  private @Nullable StoredTables open;
  private @Nullable SparkSession session;
  private @Nullable EtlException expiry;

  AttemptRunner(Job job, StepTerms terms, RunFolder folder, Attempt begun, RunListener listener) {
    this.job = job;
    this.terms = terms;
    this.folder = folder;
    this.attempt = begun;
    this.listener = listener;
  }

  /**
   * Runs the job and writes down how it ended.
   *
   * @throws EtlException if it failed, whatever the reason
   */
  void run() {
    Shutdown shutdown = new Shutdown(this::cancel, this::giveBack);
    shutdown.watch();
    Deadline deadline = new Deadline(terms.timeLimit(), this::expire);
    try {
      runInSession();
    } catch (Throwable e) {
      fail(e);
    } finally {
      deadline.close();
      shutdown.ignore();
    }
  }

  private void runInSession() throws IOException {
    try (SparkSession spark = began(Sessions.open(attempt.job()))) {
      change(attempt.inApplication(spark.sparkContext().applicationId()));
      spark.sparkContext().addSparkListener(new StageListener(listener));
      String writer = attempt.runId() + "-" + attempt.attempt();
      Settled settled = job.settle(spark);
      Ports ports = settle(settled);
      try (StoredTables tables = opened(new StoredTables(spark, ports, writer))) {
        try {
          settled.job().run(tables);
          tables.check(this::published);
        } finally {
          know(sources(tables), tables.counts());
        }
        know(inputStates(hadoop(spark)));
        publish(tables, hadoop(spark));
      }
    }
  }

  private synchronized SparkSession began(SparkSession spark) {
    session = spark;
    return spark;
  }

  private synchronized StoredTables opened(StoredTables tables) {
    open = tables;
    return tables;
  }

  /** What is known of the job now: told, and written down. */
  private Ports settle(Settled settled) throws IOException {
    settled
        .remarks()
        .forEach((port, remarks) -> remarks.forEach(remark -> listener.settled(port, remark)));
    if (!settled.parameters().isEmpty()) {
      change(attempt.withParameters(Secrets.mask(settled.parameters())));
    }
    return settled.job().ports();
  }

  private static Configuration hadoop(SparkSession spark) {
    return spark.sparkContext().hadoopConfiguration();
  }

  /** Once the first output stands in its place the others follow, whoever tells the JVM to end. */
  private synchronized void publish(StoredTables tables, Configuration hadoop) throws IOException {
    requireRunning();
    tables.publish(this::published);
    know(FileState.ofOutputs(job.ports(), hadoop));
    Optional<EtlException> refusal = job.verdict(tables.counts());
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    change(attempt.succeeded());
  }

  private Map<String, String> inputStates(Configuration hadoop) throws IOException {
    try {
      return FileState.ofInputs(job.ports(), hadoop);
    } catch (EtlException e) {
      throw new EtlException(
          ErrorCode.INPUT_CHANGED,
          e.problem(),
          "run it again when nobody writes there any more",
          e);
    }
  }

  private synchronized void know(Map<String, String> fileStates) {
    attempt = attempt.withFileStates(fileStates);
  }

  private synchronized void published(Published output) {
    attempt = attempt.withSink(output.port().name(), sink(output));
    listener.published(output.port().name(), output.preview());
  }

  private synchronized void know(Map<String, SourceRecord> sources, Map<String, PassCount> passed) {
    Map<String, Long> counts = new LinkedHashMap<>();
    passed.forEach((name, count) -> counts.put(name, count.rows()));
    attempt = attempt.withSources(sources).withCounts(counts);
  }

  private synchronized void change(Attempt now) throws IOException {
    requireRunning();
    attempt = now;
    folder.save(now);
  }

  private void requireRunning() {
    if (attempt.status() != Status.RUNNING) {
      throw expiry == null ? cancellation() : expiry;
    }
  }

  private synchronized void fail(Throwable thrown) {
    if (attempt.status() == Status.SUCCEEDED) {
      LOG.warn("The outputs are published; what came after that failed", thrown);
      return;
    }
    requireRunning();
    EtlException failure = Failures.classify(thrown);
    if (terms.skipsWithoutData() && lacksInput(failure)) {
      save(attempt.skipped(failure), failure);
      return;
    }
    save(attempt.failed(failure), failure);
    throw failure;
  }

  /** Something else may be missing: a mask, a dictionary, a file of somebody who tidied up. */
  private boolean lacksInput(EtlException failure) {
    SparkSession spark = session;
    if (failure.code() != ErrorCode.INPUT_NOT_FOUND || spark == null) {
      return false;
    }
    try {
      FileState.ofInputs(job.ports(), hadoop(spark));
      return false;
    } catch (EtlException e) {
      return e.code() == ErrorCode.INPUT_NOT_FOUND;
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
      return false;
    }
  }

  /** Called when the time is over; waits for publishing, which then counts. */
  private synchronized void expire() {
    if (attempt.status() != Status.RUNNING) {
      return;
    }
    expiry = StepTerms.overdue(attempt.step(), terms.timeLimit().orElseThrow());
    save(attempt.failed(expiry), expiry);
    SparkSession spark = session;
    if (spark != null) {
      // Whatever the job does with Spark from now on fails, and it ends.
      spark.stop();
    }
  }

  /** Called when the JVM is told to end, while Spark still runs. */
  private synchronized void cancel() {
    if (attempt.status() == Status.RUNNING) {
      EtlException order = cancellation();
      save(attempt.cancelled(order), order);
    }
  }

  /** Called when the JVM is told to end, after Spark has; not amid publishing. */
  private synchronized void giveBack() {
    StoredTables tables = open;
    if (tables != null) {
      tables.close();
    }
  }

  /** What stopped the job may stop its record too; the job's failure is the one to tell. */
  private void save(Attempt ended, EtlException failure) {
    attempt = ended;
    try {
      folder.save(ended);
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static EtlException cancellation() {
    return new EtlException(
        ErrorCode.CANCELLED,
        "the process was told to end before the job had",
        "run it again; outputs are as they were, unless the record lists them");
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

  private static SinkRecord sink(Published output) {
    Sink sink = output.port().sink();
    return new SinkRecord(
        sink.path(),
        Names.kebab(sink.format()),
        output.fingerprint().rows(),
        output.bytes(),
        output.files(),
        output.fingerprint().text(),
        output.fingerprint().columns());
  }
}
