package io.sparketl.launcher.command;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.jobs.run.Json;
import io.sparketl.jobs.run.RunComparison;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.Status;
import io.sparketl.launcher.report.ComparisonRecord;
import io.sparketl.launcher.report.ComparisonReport;
import io.sparketl.launcher.report.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares the results of two runs. */
@Command(
    name = "diff",
    description = {
      "Tells whether two runs have the same results, and which columns differ where not. Needs only"
          + " their records: the outputs may be gone, or in other places and formats.",
      "Ends with 0 if they are equal, and with 5 if not."
    },
    mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "A", description = "The id of a run, or 'last' for the newest.")
  private String a = "";

  @Parameters(paramLabel = "B", description = "The run to compare it with.")
  private String b = "";

  @Mixin private final OutputOption output = new OutputOption();
  @Mixin private final RunsOption runs = new RunsOption();

  /** The verb, printing to {@code console}. */
  public DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunRecord left = succeeded(a);
    RunRecord right = succeeded(b);
    RunComparison comparison = RunComparison.of(left.sinks(), right.sinks());
    if (output.isJson()) {
      console.result(Json.write(ComparisonRecord.of(left.runId(), right.runId(), comparison)));
    } else {
      ComparisonReport.lines(comparison).forEach(console::result);
    }
    Outcome outcome = comparison.isEqual() ? Outcome.DONE : Outcome.DATA_REFUSED;
    return outcome.exitCode();
  }

  private RunRecord succeeded(String name) {
    RunRecord record = runs.all().find(name);
    if (record.status() != Status.SUCCEEDED) {
      throw new EtlException(
          ErrorCode.ARGUMENT_INVALID,
          "the status of the run %s is %s, and only runs that have succeeded can be compared"
              .formatted(record.runId(), record.status().text()),
          "'etl status %s' tells more of it".formatted(record.runId()));
    }
    return record;
  }
}
