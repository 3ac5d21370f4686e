package io.sparketl.jobs.run;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.publish.DriverProcess;
import io.sparketl.jobs.io.publish.DriverProcess.Liveness;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One try of one step: written as running before the first read, and again when it has ended.
 *
 * @param schemaVersion the form of this record
 * @param runId the run it belongs to
 * @param step the step of the run
 * @param job the job that the step is
 * @param attempt its number, from 1
 * @param status how it stands
 * @param startedAt when it began, ISO 8601 in UTC
 * @param seconds how long it took; 0 until it has ended
 * @param driver the process that makes it
 * @param sparkApplicationId what Spark calls it, once Spark has begun
 * @param parameters the job's parameters, resolved
 * @param sources what became of the rows of each input
 * @param counts what the job counted of tables that it made of its inputs, by name
 * @param sinks what was published, by output
 * @param fileStates what the files of each input and output were, by port, see {@link
 *     io.sparketl.jobs.io.FileState}; complete once all outputs are published
 * @param error why it failed, if it did
 */
public record Attempt(
    int schemaVersion,
    String runId,
    String step,
    String job,
    int attempt,
    Status status,
    String startedAt,
    double seconds,
    @Nullable DriverProcess driver,
    @Nullable String sparkApplicationId,
    Map<String, String> parameters,
    Map<String, SourceRecord> sources,
    Map<String, Long> counts,
    Map<String, SinkRecord> sinks,
    Map<String, String> fileStates,
    @Nullable ErrorRecord error) {

  public Attempt {
    // Jackson fills in null for what a file lacks, and takes any text for a time.
    Objects.requireNonNull(status, "status");
    Instant.parse(startedAt);
    Objects.requireNonNull(sources, "sources");
    Objects.requireNonNull(sinks, "sinks");
    // Records of before there were such have none.
    counts = Objects.requireNonNullElse(counts, Map.of());
    fileStates = Objects.requireNonNullElse(fileStates, Map.of());
  }

  /** The form of the records that this version writes. */
  public static final int SCHEMA_VERSION = 1;

  static Attempt started(
      String runId, String step, String job, int number, Map<String, String> parameters) {
    String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    return new Attempt(
        SCHEMA_VERSION,
        runId,
        step,
        job,
        number,
        Status.RUNNING,
        now,
        0,
        DriverProcess.current(),
        null,
        parameters,
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        null);
  }

  /** This attempt, as the Spark application of that id. */
  public Attempt inApplication(String id) {
    return changed(status, seconds, id, sources, counts, sinks, fileStates, error);
  }

  /** This attempt, with parameters that were found out, or text that others stand for. */
  public Attempt withParameters(Map<String, String> found) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.putAll(found);
    return new Attempt(
        schemaVersion,
        runId,
        step,
        job,
        attempt,
        status,
        startedAt,
        seconds,
        driver,
        sparkApplicationId,
        all,
        sources,
        counts,
        sinks,
        fileStates,
        error);
  }

  /** This attempt, with what is known of its inputs. */
  public Attempt withSources(Map<String, SourceRecord> known) {
    return changed(status, seconds, sparkApplicationId, known, counts, sinks, fileStates, error);
  }

  /** This attempt, with what was counted of combined tables. */
  public Attempt withCounts(Map<String, Long> known) {
    return changed(status, seconds, sparkApplicationId, sources, known, sinks, fileStates, error);
  }

  /** This attempt, with one more output in its place. */
  public Attempt withSink(String output, SinkRecord published) {
    Map<String, SinkRecord> all = new LinkedHashMap<>(sinks);
    all.put(output, published);
    return changed(status, seconds, sparkApplicationId, sources, counts, all, fileStates, error);
  }

  /** This attempt, with what the files of some ports are. */
  public Attempt withFileStates(Map<String, String> known) {
    Map<String, String> all = new LinkedHashMap<>(fileStates);
    all.putAll(known);
    return changed(status, seconds, sparkApplicationId, sources, counts, sinks, all, error);
  }

  /** This attempt, ended with all outputs published. */
  public Attempt succeeded() {
    return ended(Status.SUCCEEDED, null);
  }

  /** This attempt, ended with an error. */
  public Attempt failed(EtlException failure) {
    return ended(Status.FAILED, ErrorRecord.of(failure));
  }

  /** This attempt, ended because the process was told to. */
  public Attempt cancelled(EtlException order) {
    return ended(Status.CANCELLED, ErrorRecord.of(order));
  }

  /** This attempt, ended because there was nothing to do. */
  public Attempt skipped(EtlException why) {
    return ended(Status.SKIPPED, ErrorRecord.of(why));
  }

  private Attempt ended(Status how, @Nullable ErrorRecord why) {
    return changed(how, elapsed(), sparkApplicationId, sources, counts, sinks, fileStates, why);
  }

  /**
   * Whether a living process other than this one is at it; one that cannot be seen is not known.
   */
  boolean isMadeByAnother() {
    return liveness() == Liveness.ALIVE && !DriverProcess.current().equals(driver);
  }

  private Liveness liveness() {
    if (status != Status.RUNNING) {
      return Liveness.DEAD;
    }
    return driver == null ? Liveness.UNKNOWN : driver.liveness();
  }

  /** How it stands, seen from here: what says that it runs, and is gone, was killed. */
  public Status currentStatus() {
    boolean isGone = status == Status.RUNNING && liveness() == Liveness.DEAD;
    return isGone ? Status.KILLED : status;
  }

  /** How long it took, or has taken until now. */
  double secondsSoFar() {
    return currentStatus() == Status.RUNNING ? elapsed() : seconds;
  }

  private Attempt changed(
      Status status,
      double seconds,
      @Nullable String sparkApplicationId,
      Map<String, SourceRecord> sources,
      Map<String, Long> counts,
      Map<String, SinkRecord> sinks,
      Map<String, String> fileStates,
      @Nullable ErrorRecord error) {
    return new Attempt(
        schemaVersion,
        runId,
        step,
        job,
        attempt,
        status,
        startedAt,
        seconds,
        driver,
        sparkApplicationId,
        parameters,
        sources,
        counts,
        sinks,
        fileStates,
        error);
  }

  private double elapsed() {
    return Duration.between(Instant.parse(startedAt), Instant.now()).toMillis() / 1000.0;
  }
}
