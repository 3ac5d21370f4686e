package io.sparketl.launcher.command;

import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.core.error.Secrets;
import io.sparketl.jobs.ConfiguredJob;
import io.sparketl.jobs.JobArguments;
import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.run.Json;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunId;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.launcher.report.CheckReport;
import io.sparketl.launcher.report.CheckReport.CheckRecord;
import io.sparketl.launcher.report.Console;
import io.sparketl.launcher.report.ErrorReport;
import io.sparketl.launcher.report.Logging;
import io.sparketl.launcher.report.RunReport;
import io.sparketl.launcher.report.ShellWords;
import io.sparketl.launcher.report.StageReport;
import io.sparketl.launcher.target.LocalTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a job. */
@Command(
    name = "run",
    description = "Runs a job, prints its result, and keeps a record of what it did in runs/.",
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

  /** What {@code --dry-run} shows. */
  private record Plan(int schemaVersion, CheckRecord check, List<String> command) {}

  private final Console console;
  private final Path home;

  @Mixin private final JobOptions options = new JobOptions();
  @Mixin private final OutputOption output = new OutputOption();
  @Mixin private final RunsOption runs = new RunsOption();

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "The run's name. A run that has succeeded is not run again under its name.")
  private @Nullable String runId;

  @Option(
      names = "--dry-run",
      description = "Show what would be run, after the checks of 'etl check', and stop.")
  private boolean dryRun;

  @ArgGroup private Verbosity verbosity = new Verbosity();

  /** How much to say; one of these at most. */
  private static final class Verbosity {
    @Option(
        names = {"-q", "--quiet"},
        description = "Print the result and errors only.")
    private boolean quiet;

    @Option(
        names = {"-v", "--verbose"},
        description = "Print the resolved parameters too.")
    private boolean verbose;

    @Option(names = "--debug", description = "As --verbose, with a stack trace of an error.")
    private boolean debug;
  }

  /** The verb, printing to {@code console}. */
  public RunCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws IOException {
    ConfiguredJob job =
        JobCatalog.load().configure(options.name(), options.settings(home), options.assignments());
    RunId id = runId == null ? RunId.next() : new RunId(runId);
    JobArguments arguments =
        new JobArguments(job.name(), job.assignments(), id, runs.folder(), LocalTarget.NAME);
    return dryRun ? show(job, arguments) : run(job, arguments);
  }

  private int show(ConfiguredJob job, JobArguments arguments) {
    CheckReport check = new CheckReport(job.name(), new LocalTarget().check(job));
    List<String> command =
        new LocalTarget().command(home, arguments).stream().map(Secrets::mask).toList();
    if (output.isJson()) {
      console.result(Json.write(new Plan(1, check.toRecord(), command)));
    } else {
      check.lines().forEach(console::note);
      if (check.outcome() == Outcome.DONE) {
        console.result(ShellWords.join(command));
      }
    }
    return check.outcome().exitCode();
  }

  private int run(ConfiguredJob job, JobArguments arguments) throws IOException {
    RunFolder folder = runs.run(arguments.runId());
    folder.requireWritable();
    Path log = runs.log(arguments.runId());
    Logging.into(log);
    begin(job, arguments);
    StageReport stages = new StageReport(console, verbosity.quiet);
    try {
      RunRecord record = new LocalTarget().run(arguments, stages);
      stages.clear();
      report(record, folder, stages);
      return Outcome.DONE.exitCode();
    } catch (EtlException e) {
      stages.clear();
      if (output.isJson()) {
        folder.record().ifPresent(record -> console.result(Json.write(record)));
      }
      return new ErrorReport(console, verbosity.debug).print(e, log);
    }
  }

  private void begin(ConfiguredJob job, JobArguments arguments) {
    if (verbosity.quiet) {
      return;
    }
    console.note("%s, run %s".formatted(job.name(), arguments.runId()));
    if (verbosity.verbose || verbosity.debug) {
      arguments.assignments().forEach(assignment -> console.note("  " + Secrets.mask(assignment)));
    }
  }

  private void report(RunRecord record, RunFolder folder, StageReport stages) {
    RunReport report = new RunReport(console);
    if (output.isJson()) {
      console.result(Json.write(record));
    } else {
      stages.previews().values().forEach(report::table);
    }
    if (stages.previews().isEmpty()) {
      console.note("this run had succeeded before; nothing was run");
    }
    if (!verbosity.quiet) {
      report.accounts(record, folder.path());
    }
  }
}
