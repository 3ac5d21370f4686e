package io.sparketl.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Secrets;
import io.sparketl.jobs.io.publish.Publisher;
import io.sparketl.jobs.run.RunPlan.PlannedStep;
import java.io.CharConversionException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The folder of one run: {@code run.json} with the plan, and {@code <step>/<attempt>.json} for
 * every attempt. Each file is replaced whole, so a reader never sees half a record.
 *
 * @param path the folder, {@code runs/<run-id>}, in any file system
 * @param hadoop how file systems are reached
 */
public record RunFolder(String path, Configuration hadoop) {

  static final String PLAN = "run.json";

  /** The folder of the run {@code id} below {@code runs}. */
  public static RunFolder of(String runs, RunId id, Configuration hadoop) {
    Secrets.requireNoneIn("--runs", runs);
    return new RunFolder(runs.replaceFirst("(?<=.)/+$", "") + "/" + id.text(), hadoop);
  }

  /**
   * Writes the plan, or finds the same one written before under this id.
   *
   * @throws EtlException ARGUMENT_INVALID if the id belongs to a run of something else
   */
  public void plan(RunPlan plan) throws IOException {
    Optional<RunPlan> earlier = plan();
    if (earlier.isEmpty()) {
      place(PLAN).publish(bytes(plan));
    } else if (!earlier.get().steps().equals(plan.steps())) {
      throw new EtlException(
          ErrorCode.ARGUMENT_INVALID,
          "the run %s is one of %s with other parameters"
              .formatted(plan.runId(), earlier.get().name()),
          "leave --run-id out for a new run, or repeat the run with its own parameters: %s/%s"
              .formatted(path, PLAN));
    }
  }

  /** The plan, if the run has begun. */
  public Optional<RunPlan> plan() throws IOException {
    return read(PLAN, RunPlan.class);
  }

  /** When the plan was written, readable or not, if it was. */
  Optional<Instant> plannedAt() throws IOException {
    Publisher place = place(PLAN);
    try {
      long time = place.fileSystem().getFileStatus(place.target()).getModificationTime();
      return Optional.of(Instant.ofEpochMilli(time));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes down that the next attempt of a step has begun.
   *
   * @throws EtlException RUN_TAKEN if another process is at it
   */
  public Attempt begin(RunId id, PlannedStep step) throws IOException {
    Optional<Attempt> last = lastAttempt(step.name());
    if (last.isPresent() && last.get().isMadeByAnother()) {
      throw taken(attemptFile(last.get()));
    }
    int number = 1 + last.map(Attempt::attempt).orElse(0);
    Attempt attempt =
        Attempt.started(id.text(), step.name(), step.job(), number, step.parameters());
    if (!place(attemptFile(attempt)).create(bytes(attempt))) {
      throw taken(attemptFile(attempt));
    }
    return attempt;
  }

  private EtlException taken(String file) {
    return new EtlException(
        ErrorCode.RUN_TAKEN,
        "another process is at this run: %s/%s".formatted(path, file),
        "wait for it, or leave --run-id out for a run of its own");
  }

  /** Writes down how an attempt stands. */
  public void save(Attempt attempt) throws IOException {
    place(attemptFile(attempt)).publish(bytes(attempt));
  }

  /** The last attempt of a step, if there was one. */
  public Optional<Attempt> lastAttempt(String step) throws IOException {
    Optional<Attempt> last = Optional.empty();
    int number = 1;
    Optional<Attempt> next = read(attemptFile(step, number), Attempt.class);
    while (next.isPresent()) {
      last = next;
      number++;
      next = read(attemptFile(step, number), Attempt.class);
    }
    return last;
  }

  /** The record of the run, if it has begun. */
  public Optional<RunRecord> record() throws IOException {
    Optional<RunPlan> plan = plan();
    Map<String, Attempt> last = new LinkedHashMap<>();
    for (PlannedStep step : plan.map(RunPlan::steps).orElse(List.of())) {
      lastAttempt(step.name()).ifPresent(attempt -> last.put(step.name(), attempt));
    }
    return last.isEmpty() ? Optional.empty() : Optional.of(RunRecord.of(plan.get(), last));
  }

  /**
   * Refuses a folder that cannot be written, before any work is done.
   *
   * @throws EtlException OUTPUT_UNWRITABLE or ACCESS_DENIED
   */
  public void requireWritable() throws IOException {
    place(PLAN).requireWritable();
  }

  private static String attemptFile(Attempt attempt) {
    return attemptFile(attempt.step(), attempt.attempt());
  }

  private static String attemptFile(String step, int number) {
    return "%s/%d.json".formatted(step, number);
  }

  private Publisher place(String file) throws IOException {
    return Publisher.of(path + "/" + file, hadoop);
  }

  private static byte[] bytes(Object record) {
    return (Json.write(record) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private <T> Optional<T> read(String file, Class<T> type) throws IOException {
    Publisher place = place(file);
    try (InputStream content = place.fileSystem().open(place.target())) {
      return Optional.of(Json.read(content.readAllBytes(), type));
    } catch (FileNotFoundException e) {
      if (place.fileSystem().exists(place.target())) {
        throw new AccessDeniedException(place.text(), null, "it is there, and cannot be read");
      }
      return Optional.empty();
    } catch (JsonProcessingException | CharConversionException e) {
      throw new EtlException(
          ErrorCode.RECORD_UNREADABLE,
          "%s/%s is not a record that this version of spark-etl can read".formatted(path, file),
          "read it with the version that wrote it, or use another --run-id",
          e);
    }
  }
}
