package io.sparketl.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.LocalPublisher;
import io.sparketl.jobs.run.RunPlan.PlannedStep;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The folder of one run: {@code run.json} with the plan, and {@code <step>/<attempt>.json} for
 * every attempt. Each file is replaced whole, so a reader never sees half a record.
 *
 * @param path the folder, {@code runs/<run-id>}
 */
public record RunFolder(Path path) {

  /** The folder of the run {@code id} below {@code runs}. */
  public static RunFolder of(Path runs, RunId id) {
    return new RunFolder(runs.resolve(id.text()));
  }

  /** Where Spark's log of this run is. */
  public Path log() {
    return path.resolve("spark.log");
  }

  /**
   * Writes the plan, or finds the same one written before under this id.
   *
   * @throws EtlException ARGUMENT_INVALID if the id belongs to a run of something else
   */
  public void plan(RunPlan plan) throws IOException {
    Optional<RunPlan> earlier = read(planFile(), RunPlan.class);
    if (earlier.isEmpty()) {
      write(planFile(), plan);
    } else if (!earlier.get().steps().equals(plan.steps())) {
      throw new EtlException(
          ErrorCode.ARGUMENT_INVALID,
          "the run %s is one of %s with other parameters"
              .formatted(plan.runId(), earlier.get().name()),
          "leave --run-id out for a new run, or repeat the run with its own parameters: "
              + planFile());
    }
  }

  /**
   * Writes down that the next attempt of a step has begun.
   *
   * @throws EtlException RUN_TAKEN if another process has begun it at the same time
   */
  public Attempt begin(RunId id, PlannedStep step) throws IOException {
    int number = 1 + lastAttempt(step.name()).map(Attempt::attempt).orElse(0);
    Attempt attempt =
        Attempt.started(id.text(), step.name(), step.job(), number, step.parameters());
    Path file = attemptFile(step.name(), number);
    Files.createDirectories(path.resolve(step.name()));
    try {
      Files.write(file, bytes(attempt), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new EtlException(
          ErrorCode.RUN_TAKEN,
          "another process has just begun this run: " + file,
          "wait for it, or leave --run-id out for a run of its own",
          e);
    }
    return attempt;
  }

  /** Writes down how an attempt stands. */
  public void save(Attempt attempt) throws IOException {
    write(attemptFile(attempt.step(), attempt.attempt()), attempt);
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
    Optional<RunPlan> plan = read(planFile(), RunPlan.class);
    Optional<Attempt> last =
        plan.isEmpty() ? Optional.empty() : lastAttempt(plan.get().steps().get(0).name());
    return last.map(attempt -> RunRecord.of(plan.get(), attempt));
  }

  /**
   * Refuses a folder that cannot be written, before any work is done.
   *
   * @throws EtlException OUTPUT_UNWRITABLE or ACCESS_DENIED
   */
  public void requireWritable() {
    new LocalPublisher(planFile()).requireWritable();
  }

  private Path planFile() {
    return path.resolve("run.json");
  }

  private Path attemptFile(String step, int number) {
    return path.resolve(step).resolve(number + ".json");
  }

  private static void write(Path file, Object record) throws IOException {
    new LocalPublisher(file).publish(bytes(record));
  }

  private static byte[] bytes(Object record) {
    return (Json.write(record) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(Files.readString(file), type));
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw new EtlException(
          ErrorCode.RECORD_UNREADABLE,
          "%s is not a record that this version of spark-etl can read".formatted(file),
          "read it with the version that wrote it, or use another --run-id",
          e);
    }
  }
}
