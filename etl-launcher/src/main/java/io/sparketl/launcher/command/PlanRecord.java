package io.sparketl.launcher.command;

import io.sparketl.core.error.Secrets;
import io.sparketl.jobs.config.Names;
import io.sparketl.jobs.io.InputPort;
import io.sparketl.jobs.pipeline.JobWork;
import io.sparketl.jobs.pipeline.Occasion;
import io.sparketl.jobs.pipeline.Pipeline;
import io.sparketl.jobs.pipeline.Step;
import io.sparketl.jobs.pipeline.Step.Link;
import io.sparketl.jobs.pipeline.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What running a pipeline would do, for programs and people.
 *
 * @param schemaVersion the form of this record
 * @param name the pipeline
 * @param runId the run that it would be
 * @param date its logical date
 * @param steps its steps
 */
record PlanRecord(
    int schemaVersion, String name, String runId, String date, List<PlannedStep> steps) {

  /**
   * A step.
   *
   * @param name its name
   * @param job the job that it is, or null
   * @param script the script that it is, or null
   * @param inputs what it reads, by input
   * @param outputs where it writes, by output
   * @param onFailure what becomes of the others when it fails
   * @param noData what it means that an input is not there
   * @param retries how often it is tried again
   * @param timeLimitSeconds how long an attempt may take, or null
   * @param command the command that does the same with a Spark distribution
   */
  record PlannedStep(
      String name,
      @Nullable String job,
      @Nullable String script,
      Map<String, PlannedInput> inputs,
      Map<String, String> outputs,
      String onFailure,
      String noData,
      int retries,
      @Nullable Long timeLimitSeconds,
      List<String> command) {}

  /** What an input reads; where it is an output of another step, {@code from} names that. */
  record PlannedInput(List<String> path, @Nullable String from) {}

  static PlanRecord of(
      Pipeline pipeline, Occasion occasion, Function<Step, List<String>> commands) {
    return new PlanRecord(
        1,
        pipeline.name(),
        occasion.run().text(),
        occasion.date().toString(),
        pipeline.steps().stream().map(step -> step(step, commands.apply(step))).toList());
  }

  private static PlannedStep step(Step step, List<String> command) {
    Work work = step.work();
    boolean isJob = work instanceof JobWork;
    return new PlannedStep(
        step.name(),
        isJob ? work.label() : null,
        isJob ? null : work.label(),
        inputs(step),
        work.outputs(),
        kebab(step.onFailure()),
        kebab(step.noData()),
        step.retries(),
        step.timeLimit().map(limit -> limit.toSeconds()).orElse(null),
        command.stream().map(Secrets::mask).toList());
  }

  private static String kebab(Enum<?> constant) {
    return Names.kebab(constant);
  }

  private static Map<String, PlannedInput> inputs(Step step) {
    Map<String, PlannedInput> inputs = new LinkedHashMap<>();
    if (step.work() instanceof JobWork work) {
      for (InputPort port : work.job().job().ports().inputs()) {
        Optional<Link> link =
            step.links().stream().filter(one -> one.input().equals(port.name())).findFirst();
        inputs.put(
            port.name(),
            new PlannedInput(port.source().path(), link.map(Link::source).orElse(null)));
      }
    } else {
      step.links()
          .forEach(
              link ->
                  inputs.put(link.source(), new PlannedInput(List.of(link.path()), link.source())));
    }
    return inputs;
  }
}
