package io.sparketl.launcher.command;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Secrets;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.JobDescriber;
import io.sparketl.jobs.inspect.Inspection;
import io.sparketl.jobs.io.InputPort;
import io.sparketl.jobs.io.StorageSettings;
import io.sparketl.jobs.run.Json;
import io.sparketl.launcher.report.Console;
import io.sparketl.launcher.report.InspectionRecord;
import io.sparketl.launcher.report.InspectionReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how files are written, and which columns they have. */
@Command(
    name = "inspect",
    description = {
      "Tells how CSV files are written, and which columns CSV and Parquet files have: where one is"
          + " absent, named otherwise or of another type. Reads only the beginnings of CSV files,"
          + " and the footers of Parquet files."
    },
    mixinStandardHelpOptions = true)
public final class InspectCommand implements Callable<Integer> {

  /** Wide enough for a handful of files, and narrow enough for most windows. */
  private static final int USUAL_WIDTH = 100;

  private final Console console;
  private final Path home;

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE",
      description = "A file, a folder (with all folders below it) or a glob.")
  private List<String> sources = new ArrayList<>();

  @Option(
      names = "--for",
      paramLabel = "JOB.INPUT",
      description = {
        "An input of a job, as in --for taxi-summary.yellow: its columns come first, under the"
            + " names that the job knows, and what files lack of them is said."
      })
  private String input = "";

  @Mixin private final OutputOption output = new OutputOption();

  /** The verb, printing to {@code console}. */
  public InspectCommand(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Contract> contract = input.isEmpty() ? Optional.empty() : Optional.of(contract());
    sources.forEach(source -> Secrets.requireNoneIn("SOURCE", source));
    Inspection inspection = Inspection.of(sources, contract, StorageSettings.ofThisJvm());
    InspectionReport report = new InspectionReport(inspection, input, width());
    if (output.isJson()) {
      console.result(Json.write(InspectionRecord.of(inspection)));
    } else {
      report.lines().forEach(console::result);
    }
    return report.outcome().exitCode();
  }

  private Contract contract() {
    int dot = input.indexOf('.');
    String job = dot < 0 ? input : input.substring(0, dot);
    String port = input.substring(dot + 1);
    List<InputPort> inputs =
        new JobDescriber(JobCatalog.load())
            .ports(job, JobOptions.standard(home), List.of())
            .inputs();
    List<String> names = inputs.stream().map(InputPort::name).toList();
    return inputs.stream()
        .filter(known -> dot >= 0 && known.name().equals(port))
        .map(InputPort::contract)
        .findFirst()
        .orElseThrow(
            () ->
                new EtlException(
                    ErrorCode.ARGUMENT_INVALID,
                    "--for %s names no input of %s%s"
                        .formatted(input, job, Suggestion.didYouMean(port, names)),
                    "write --for %s.INPUT; its inputs are: %s"
                        .formatted(job, String.join(", ", names))));
  }

  /** As wide as the terminal, where it says how wide that is. */
  private static int width() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("[1-9]\\d{1,3}")
        ? Integer.parseInt(columns)
        : USUAL_WIDTH;
  }
}
