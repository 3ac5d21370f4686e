package io.sparketl.launcher.command;

import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.JobDescriber;
import io.sparketl.jobs.JobDescription;
import io.sparketl.jobs.run.Json;
import io.sparketl.launcher.report.Console;
import io.sparketl.launcher.report.DescriptionReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what a job reads, writes and understands. */
@Command(
    name = "describe",
    description = "Tells what a job reads, writes and understands.",
    mixinStandardHelpOptions = true)
public final class DescribeCommand implements Callable<Integer> {

  private record Described(int schemaVersion, JobDescription job) {}

  private final Console console;
  private final Path home;

  @Mixin private final JobOptions options = new JobOptions();
  @Mixin private final OutputOption output = new OutputOption();

  /** The verb, printing to {@code console}. */
  public DescribeCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() {
    JobDescription job =
        new JobDescriber(JobCatalog.load())
            .describe(options.name(), options.settings(home), options.assignments());
    if (output.isJson()) {
      console.result(Json.write(new Described(1, job)));
    } else {
      DescriptionReport.lines(job).forEach(console::result);
    }
    return 0;
  }
}
