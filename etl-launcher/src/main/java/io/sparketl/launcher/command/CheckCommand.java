package io.sparketl.launcher.command;

import io.sparketl.jobs.ConfiguredJob;
import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.JobCheck.Finding;
import io.sparketl.jobs.run.Json;
import io.sparketl.launcher.report.CheckReport;
import io.sparketl.launcher.report.Console;
import io.sparketl.launcher.target.LocalTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether a job could run, without reading a row. */
@Command(
    name = "check",
    description = {
      "Looks whether a job could run: its settings, its inputs and their headers, and whether its"
          + " outputs can be written. Reads no rows and writes nothing."
    },
    mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

  private final Console console;
  private final Path home;

  @Mixin private final JobOptions options = new JobOptions();
  @Mixin private final OutputOption output = new OutputOption();

  /** The verb, printing to {@code console}. */
  public CheckCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() {
    ConfiguredJob job =
        JobCatalog.load().configure(options.name(), options.settings(home), options.assignments());
    List<Finding> findings = new LocalTarget().check(job);
    CheckReport report = new CheckReport(job.name(), findings);
    if (output.isJson()) {
      console.result(Json.write(report.toRecord()));
    } else {
      report.lines().forEach(console::result);
    }
    return report.outcome().exitCode();
  }
}
