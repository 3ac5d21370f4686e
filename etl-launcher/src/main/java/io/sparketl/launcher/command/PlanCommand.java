package io.sparketl.launcher.command;

import io.sparketl.jobs.RunListener;
import io.sparketl.jobs.pipeline.Occasion;
import io.sparketl.jobs.pipeline.Pipeline;
import io.sparketl.jobs.run.Json;
import io.sparketl.jobs.run.RunId;
import io.sparketl.launcher.command.PlanRecord.PlannedInput;
import io.sparketl.launcher.command.PlanRecord.PlannedStep;
import io.sparketl.launcher.report.Console;
import io.sparketl.launcher.report.ShellWords;
import io.sparketl.launcher.target.LocalSteps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what running a pipeline or a job would do. */
@Command(
    name = "plan",
    description = {
      "Shows the steps of a pipeline, what each reads and writes, and the command that does the"
          + " same with a Spark distribution. Looks at no file but the pipeline's."
    },
    mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {

  private final Console console;
  private final Path home;

  @Mixin private final PipelineOptions options = new PipelineOptions();
  @Mixin private final OutputOption output = new OutputOption();
  @Mixin private final RunsOption runs = new RunsOption();

  /** The verb, printing to {@code console}. */
  public PlanCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() {
    Occasion occasion = options.occasion(RunId.next(), Optional.empty());
    Pipeline pipeline = options.pipeline(home, occasion);
    LocalSteps steps = runs.steps(pipeline, occasion.run(), RunListener.SILENT);
    PlanRecord plan = PlanRecord.of(pipeline, occasion, step -> steps.command(home, step));
    if (output.isJson()) {
      console.result(Json.write(plan));
    } else {
      lines(plan, pipeline.summary()).forEach(console::result);
    }
    return 0;
  }

  private static List<String> lines(PlanRecord plan, String summary) {
    List<String> lines = new ArrayList<>();
    lines.add(summary.isEmpty() ? plan.name() : plan.name() + ": " + summary);
    lines.add("date " + plan.date());
    for (PlannedStep step : plan.steps()) {
      lines.add("");
      lines.add(
          "%s  %s"
              .formatted(
                  step.name(),
                  step.job() == null ? "script " + step.script() : "job " + step.job()));
      step.inputs().forEach((name, input) -> lines.add(line(name, input)));
      step.outputs().forEach((name, path) -> lines.add("  writes  %s: %s".formatted(name, path)));
      lines.add("  terms   " + terms(step));
      lines.add("  command " + ShellWords.join(step.command()));
    }
    return lines;
  }

  private static String line(String name, PlannedInput input) {
    String paths = String.join(", ", input.path());
    return input.from() == null
        ? "  reads   %s: %s".formatted(name, paths)
        : "  reads   %s: %s (from %s)".formatted(name, paths, input.from());
  }

  private static String terms(PlannedStep step) {
    return "on failure %s; no data is %s; %s; %s"
        .formatted(
            step.onFailure(),
            step.noData(),
            step.retries() == 1 ? "1 retry" : step.retries() + " retries",
            step.timeLimitSeconds() == null
                ? "no time limit"
                : step.timeLimitSeconds() + " seconds at most");
  }
}
