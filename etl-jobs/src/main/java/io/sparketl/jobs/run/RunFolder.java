package io.sparketl.jobs.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.LocalPublisher;
import io.sparketl.jobs.run.RunPlan.PlannedStep;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** Writes down that the next attempt of a step has begun. */
  public Attempt begin(RunId id, PlannedStep step) throws IOException {
    int number = 1 + lastAttempt(step.name()).map(Attempt::attempt).orElse(0);
    Attempt attempt =
        Attempt.started(id.text(), step.name(), step.job(), number, step.parameters());
    save(attempt);
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

  /**
   * The record of the run, or null where it has not begun.
   *
   * @throws EtlException NAME_UNKNOWN if there is no such run
   */
  public @Nullable RunRecord record() throws IOException {
    RunPlan plan =
        read(planFile(), RunPlan.class)
            .orElseThrow(
                () ->
                    new EtlException(
                        ErrorCode.NAME_UNKNOWN,
                        "there is no run in " + path,
                        "look into the folder above for the runs there are"));
    return lastAttempt(plan.steps().get(0).name())
        .map(attempt -> RunRecord.of(plan, attempt))
        .orElse(null);
  }

  private Path planFile() {
    return path.resolve("run.json");
  }

  private Path attemptFile(String step, int number) {
    return path.resolve(step).resolve(number + ".json");
  }

  private static void write(Path file, Object record) throws IOException {
    new LocalPublisher(file).publish((Json.write(record) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(Files.readString(file), type));
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw new EtlException(
          ErrorCode.NAME_UNKNOWN,
          "%s is not a record that this version of spark-etl can read".formatted(file),
          "read it with the version that wrote it, or use another --run-id",
          e);
    }
  }
}
