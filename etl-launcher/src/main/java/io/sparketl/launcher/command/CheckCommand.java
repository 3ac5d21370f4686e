package io.sparketl.launcher.command;

import io.sparketl.jobs.pipeline.Occasion;
import io.sparketl.jobs.run.Json;
import io.sparketl.jobs.run.RunId;
import io.sparketl.launcher.report.CheckReport;
import io.sparketl.launcher.report.Console;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether a pipeline or a job could run, without reading a row. */
@Command(
    name = "check",
    description = {
      "Looks whether a pipeline or a job could run: its settings, its inputs and their headers, its masks, fonts"
          + " and dictionaries, and whether its outputs can be written. Reads no rows and writes nothing."
    },
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

  private final Console console;
  private final Path home;

  @Mixin private final PipelineOptions options = new PipelineOptions();
  @Mixin private final OutputOption output = new OutputOption();

  /** The verb, printing to {@code console}. */
  public CheckCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() {
    Occasion occasion = options.occasion(RunId.next(), Optional.empty());
    CheckReport report = PipelineCheck.of(options.pipeline(home, occasion));
    if (output.isJson()) {
      console.result(Json.write(report.toRecord()));
    } else {
      report.lines().forEach(console::result);
    }
    return report.outcome().exitCode();
  }
}
