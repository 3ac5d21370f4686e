package io.sparketl.launcher.command;

import io.sparketl.jobs.run.Json;
import io.sparketl.jobs.run.ListedRun;
import io.sparketl.jobs.run.RunId;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.launcher.report.Console;
import io.sparketl.launcher.report.RunAccounts;
import io.sparketl.launcher.report.RunsReport;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how runs stand. */
@Command(
    name = "status",
    description = "Lists the runs, the newest first, or tells how one of them stands.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

  private record Listing(int schemaVersion, List<ListedRun> runs) {}

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "The id of a run, or 'last' for the newest.")
  private @Nullable String run;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "COUNT",
      defaultValue = "20",
      description = "How many runs to list at most: ${DEFAULT-VALUE}.")
  private int limit;

  @Mixin private final OutputOption output = new OutputOption();
  @Mixin private final RunsOption runs = new RunsOption();

  /** The verb, printing to {@code console}. */
  public StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new ParameterException(
          spec.commandLine(), "--limit is at least 1, not %d".formatted(limit));
    }
    if (run == null) {
      list();
    } else {
      show(runs.all().find(run));
    }
    return 0;
  }

  private void show(RunRecord record) {
    if (output.isJson()) {
      console.result(Json.write(record));
    } else {
      String folder = runs.run(new RunId(record.runId())).path();
      RunAccounts.wholeStory(record, folder).forEach(console::result);
    }
  }

  private void list() {
    List<ListedRun> all = runs.all().list();
    List<ListedRun> shown = all.stream().limit(limit).toList();
    if (output.isJson()) {
      console.result(Json.write(new Listing(1, shown)));
    } else if (all.isEmpty()) {
      console.note("there are no runs in " + runs.folder());
    } else {
      RunsReport.lines(shown).forEach(console::result);
    }
    if (all.size() > shown.size()) {
      console.note("… and %,d older ones; --limit shows more".formatted(all.size() - shown.size()));
    }
  }
}
