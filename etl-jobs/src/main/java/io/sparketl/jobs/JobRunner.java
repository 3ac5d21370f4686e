package io.sparketl.jobs;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.config.Names;
import io.sparketl.jobs.io.OutputPort;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.RowCounts;
import io.sparketl.jobs.io.SourcePlan;
import io.sparketl.jobs.io.StoredTables;
import io.sparketl.jobs.io.StoredTables.Published;
import io.sparketl.jobs.run.Attempt;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunPlan;
import io.sparketl.jobs.run.RunPlan.PlannedStep;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.SinkRecord;
import io.sparketl.jobs.run.SourceRecord;
import io.sparketl.jobs.run.Status;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Runs one job: records that it began, reads, checks, publishes, records how it ended. */
final class JobRunner {

  private final JobArguments arguments;
  private final ConfiguredJob job;
  private final RunListener listener;
  private final RunFolder folder;

  JobRunner(JobArguments arguments, ConfiguredJob job, RunListener listener) {
    this.arguments = arguments;
    this.job = job;
    this.listener = listener;
    this.folder = RunFolder.of(arguments.runs(), arguments.runId());
  }

  RunRecord run() {
    try {
      PlannedStep step = new PlannedStep(job.name(), job.name(), job.parameters());
      folder.plan(plan(step));
      Optional<Attempt> last = folder.lastAttempt(step.name());
      if (last.isEmpty() || last.get().status() != Status.SUCCEEDED) {
        attempt(folder.begin(arguments.runId(), step));
      }
      return Objects.requireNonNull(folder.record());
    } catch (IOException e) {
      throw Failures.classify(e);
    }
  }

  private void attempt(Attempt begun) throws IOException {
    // Kept outside the try, so that a failure is recorded with all that was known by then.
    Attempt[] known = {begun};
    try (SparkSession spark = openSession()) {
      known[0] = begun.in(spark.sparkContext().applicationId());
      folder.save(known[0]);
      spark.sparkContext().addSparkListener(new StageListener(listener));
      Ports ports = job.job().ports();
      try (StoredTables tables = new StoredTables(spark, ports, arguments.runId().text())) {
        try {
          job.job().run(tables);
        } finally {
          known[0] = known[0].read(sources(ports, tables));
        }
        known[0] = known[0].succeeded(publish(ports, tables));
      }
    } catch (Throwable e) {
      EtlException failure = Failures.classify(e);
      folder.save(known[0].failed(failure));
      throw failure;
    }
    folder.save(known[0]);
  }

  private SparkSession openSession() {
    SparkSession.Builder builder = SparkSession.builder().appName(job.name());
    SqlSettings.all().forEach(builder::config);
    return builder.getOrCreate();
  }

  private Map<String, SinkRecord> publish(Ports ports, StoredTables tables) throws IOException {
    Map<String, Published> published = tables.publish();
    Map<String, SinkRecord> sinks = new LinkedHashMap<>();
    for (OutputPort port : ports.outputs()) {
      Published output = Objects.requireNonNull(published.get(port.name()));
      listener.published(port.name(), output.preview());
      String format = Names.kebab(port.sink().format());
      sinks.put(
          port.name(),
          new SinkRecord(port.sink().path(), format, output.preview().total(), output.bytes(), 1));
    }
    return sinks;
  }

  private static Map<String, SourceRecord> sources(Ports ports, StoredTables tables) {
    Map<String, SourcePlan> plans = tables.plans();
    Map<String, SourceRecord> sources = new LinkedHashMap<>();
    ports
        .inputs()
        .forEach(
            port -> {
              SourcePlan plan = plans.get(port.name());
              if (plan != null) {
                sources.put(port.name(), source(plan, tables.countsOf(port.name())));
              }
            });
    return sources;
  }

  private static SourceRecord source(SourcePlan plan, RowCounts counts) {
    return new SourceRecord(
        plan.port().source().path(),
        plan.files(),
        plan.bytes(),
        counts.read(),
        counts.rejectedRows(),
        counts.filteredRows(),
        counts.used(),
        counts.rejected(),
        counts.filtered());
  }

  private RunPlan plan(PlannedStep step) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("spark-etl", Build.current().toString());
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("java", System.getProperty("java.version"));
    return new RunPlan(
        Attempt.SCHEMA_VERSION,
        arguments.runId().text(),
        job.name(),
        arguments.target(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
        versions,
        List.of(step));
  }
}
