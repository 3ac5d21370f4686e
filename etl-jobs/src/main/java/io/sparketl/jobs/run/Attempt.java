package io.sparketl.jobs.run;

import io.sparketl.core.error.EtlException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
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
 * @param seconds how long it took, so far or in all
 * @param sparkApplicationId what Spark calls it, once Spark has begun
 * @param parameters the job's parameters, resolved
 * @param sources what became of the rows of each input
 * @param sinks what was published, by output
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
    @Nullable String sparkApplicationId,
    Map<String, String> parameters,
    Map<String, SourceRecord> sources,
    Map<String, SinkRecord> sinks,
    @Nullable ErrorRecord error) {

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
        null,
        parameters,
        Map.of(),
        Map.of(),
        null);
  }

  /** This attempt, as the Spark application of that id. */
  public Attempt inApplication(String id) {
    return changed(status, seconds, id, sources, sinks, error);
  }

  /** This attempt, with what is known of its inputs. */
  public Attempt withSources(Map<String, SourceRecord> known) {
    return changed(status, seconds, sparkApplicationId, known, sinks, error);
  }

  /** This attempt, ended with all outputs published. */
  public Attempt succeeded(Map<String, SinkRecord> published) {
    return changed(Status.SUCCEEDED, elapsed(), sparkApplicationId, sources, published, null);
  }

  /** This attempt, ended with an error. */
  public Attempt failed(EtlException failure) {
    return changed(
        Status.FAILED, elapsed(), sparkApplicationId, sources, sinks, ErrorRecord.of(failure));
  }

  private Attempt changed(
      Status status,
      double seconds,
      @Nullable String sparkApplicationId,
      Map<String, SourceRecord> sources,
      Map<String, SinkRecord> sinks,
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
        sparkApplicationId,
        parameters,
        sources,
        sinks,
        error);
  }

  private double elapsed() {
    return Duration.between(Instant.parse(startedAt), Instant.now()).toMillis() / 1000.0;
  }
}
