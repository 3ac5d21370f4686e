package io.sparketl.launcher.command;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.core.error.Secrets;
import io.sparketl.jobs.RunListener;
import io.sparketl.jobs.pipeline.Occasion;
import io.sparketl.jobs.pipeline.Pipeline;
import io.sparketl.jobs.pipeline.PipelineRunner;
import io.sparketl.jobs.pipeline.Step;
import io.sparketl.jobs.run.Json;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunId;
import io.sparketl.jobs.run.RunPlan;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.Status;
import io.sparketl.launcher.report.CheckReport;
import io.sparketl.launcher.report.CheckReport.CheckRecord;
import io.sparketl.launcher.report.Console;
import io.sparketl.launcher.report.ErrorReport;
import io.sparketl.launcher.report.Logging;
import io.sparketl.launcher.report.RunReport;
import io.sparketl.launcher.report.ShellWords;
import io.sparketl.launcher.report.StepsReport;
import io.sparketl.launcher.report.StepsTable;
import io.sparketl.launcher.target.LocalSteps;
import io.sparketl.launcher.target.LocalTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a pipeline or a job. */
@Command(
    name = "run",
    description =
        "Runs a pipeline or a job, prints its result, and keeps a record of what it did in runs/.",
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

  /** What {@code --dry-run} shows. */
  private record Plan(int schemaVersion, CheckRecord check, List<List<String>> commands) {}

  private final Console console;
  private final Path home;

  @Mixin private final PipelineOptions options = new PipelineOptions();
  @Mixin private final OutputOption output = new OutputOption();
  @Mixin private final RunsOption runs = new RunsOption();

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "The run's name. A run that has succeeded is not run again under its name.")
  private @Nullable String runId;

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = {
        "Go on with a run, or with 'last': steps whose outputs stand, from the same inputs and",
        "parameters, are not run again."
      })
  private @Nullable String resume;

  @ArgGroup private SelectionOptions steps = new SelectionOptions();

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
    RunId id = runId();
    Optional<LocalDate> planned = resume == null ? Optional.empty() : dateOf(id);
    Occasion occasion = options.occasion(id, planned);
    Pipeline pipeline = options.pipeline(home, occasion);
    steps.requireIn(pipeline);
    return dryRun ? show(pipeline, id) : run(pipeline, occasion);
  }

  private RunId runId() {
    if (resume != null) {
      return resume.equals(RunId.LAST)
          ? new RunId(runs.all().find(RunId.LAST).runId())
          : new RunId(resume);
    }
    return runId == null ? RunId.next() : new RunId(runId);
  }

  /** A run goes on about the day that it is about. */
  private Optional<LocalDate> dateOf(RunId id) throws IOException {
    Optional<RunPlan> plan = runs.run(id).plan();
    if (plan.isEmpty()) {
      throw new EtlException(
          ErrorCode.NAME_UNKNOWN,
          "there is no run '%s' to resume in %s".formatted(id, runs.folder()),
          "'etl status' lists the runs; --runs names another folder of them");
    }
    return plan.map(RunPlan::date).map(LocalDate::parse);
  }

  private int show(Pipeline pipeline, RunId id) {
    CheckReport check = PipelineCheck.of(pipeline);
    LocalSteps local = runs.steps(pipeline, id, RunListener.SILENT);
    List<List<String>> commands =
        pipeline.steps().stream()
            .map(step -> local.command(home, step).stream().map(Secrets::mask).toList())
            .toList();
    if (output.isJson()) {
      console.result(Json.write(new Plan(1, check.toRecord(), commands)));
    } else {
      check.lines().forEach(console::note);
      if (check.outcome() == Outcome.DONE) {
        commands.forEach(command -> console.result(ShellWords.join(command)));
      }
    }
    return check.outcome().exitCode();
  }

  private int run(Pipeline pipeline, Occasion occasion) throws IOException {
    RunFolder folder = runs.run(occasion.run());
    folder.requireWritable();
    Path log = runs.log(occasion.run());
    Logging.into(log);
    begin(pipeline, occasion);
    StepsReport progress = new StepsReport(console, verbosity.quiet, pipeline, folder);
    PipelineRunner runner =
        new PipelineRunner(
            pipeline,
            occasion,
            LocalTarget.NAME,
            folder,
            runs.steps(pipeline, occasion.run(), progress),
            progress);
    try {
      RunRecord record = runner.run(steps.selection(resume != null));
      progress.clear();
      report(record, pipeline, folder, progress);
      return Outcome.DONE.exitCode();
    } catch (EtlException e) {
      progress.clear();
      reportFailed(pipeline, folder);
      return new ErrorReport(console, verbosity.debug).print(e, log);
    }
  }

  private void reportFailed(Pipeline pipeline, RunFolder folder) throws IOException {
    Optional<RunRecord> record = folder.record();
    if (output.isJson()) {
      record.ifPresent(one -> console.result(Json.write(one)));
    } else if (pipeline.steps().size() > 1) {
      record.ifPresent(one -> StepsTable.steps(one).forEach(console::note));
      record.ifPresent(one -> StepsTable.outputs(one, pipeline).forEach(console::note));
    }
  }

  private void begin(Pipeline pipeline, Occasion occasion) {
    if (verbosity.quiet) {
      return;
    }
    console.note("%s, run %s".formatted(pipeline.name(), occasion.run()));
    if (verbosity.verbose || verbosity.debug) {
      for (Step step : pipeline.steps()) {
        String prefix = pipeline.steps().size() == 1 ? "  " : "  " + step.name() + ".";
        Secrets.mask(step.work().parameters())
            .forEach((key, value) -> console.note(prefix + key + "=" + value));
      }
    }
  }

  private void report(RunRecord record, Pipeline pipeline, RunFolder folder, StepsReport progress) {
    RunReport report = new RunReport(console);
    if (output.isJson()) {
      console.result(Json.write(record));
    } else if (pipeline.steps().size() > 1) {
      StepsTable.steps(record).forEach(console::result);
      console.result("");
      StepsTable.outputs(record, pipeline).forEach(console::result);
    } else {
      progress.previews().values().forEach(report::table);
    }
    if (pipeline.steps().size() == 1 && progress.previews().isEmpty()) {
      console.note(
          record.step().status() == Status.SKIPPED
              ? "there is no new data, and nothing was done"
              : "this run had succeeded before; nothing was run");
    }
    if (!verbosity.quiet) {
      report.accounts(record, folder.path());
    }
  }
}
