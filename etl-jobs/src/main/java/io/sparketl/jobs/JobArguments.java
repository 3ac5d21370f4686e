package io.sparketl.jobs;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.run.RunId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the driver is told: {@code JOB [--set KEY=VALUE]… [--run-id ID] [--runs FOLDER] [--target
 * NAME]}.
 *
 * @param job the name of the job
 * @param assignments its parameters
 * @param runId the run this belongs to; a new one where none is given
 * @param runs the folder that holds the records of runs, in any file system
 * @param target where whoever started this says that it runs
 */
public record JobArguments(
    String job, List<String> assignments, RunId runId, String runs, String target) {

  private static final String USAGE =
      "write JOB [--set KEY=VALUE]... [--run-id ID] [--runs FOLDER] [--target NAME]";

  public JobArguments {
    assignments = List.copyOf(assignments);
  }

  /**
   * Reads the arguments.
   *
   * @throws EtlException ARGUMENT_INVALID where they are not of that form
   */
  public static JobArguments parse(List<String> arguments) {
    Iterator<String> rest = arguments.iterator();
    String job = rest.hasNext() ? rest.next() : "";
    if (job.isEmpty() || job.startsWith("-")) {
      throw new EtlException(ErrorCode.ARGUMENT_INVALID, "no job is named", USAGE);
    }
    List<String> assignments = new ArrayList<>();
    RunId runId = RunId.next();
    String runs = "runs";
    String target = "spark-submit";
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--set" -> assignments.add(valueOf(option, rest));
        case "--run-id" -> runId = new RunId(valueOf(option, rest));
        case "--runs" -> runs = valueOf(option, rest);
        case "--target" -> target = valueOf(option, rest);
        default ->
            throw new EtlException(
                ErrorCode.ARGUMENT_INVALID, "'%s' is not an option".formatted(option), USAGE);
      }
    }
    return new JobArguments(job, assignments, runId, runs, target);
  }

  /** The same as a list, from which {@link #parse} gives equal arguments. */
  public List<String> toList() {
    List<String> arguments = new ArrayList<>(List.of(job, "--target", target));
    arguments.addAll(List.of("--run-id", runId.text(), "--runs", runs));
    assignments.forEach(assignment -> arguments.addAll(List.of("--set", assignment)));
    return arguments;
  }

  private static String valueOf(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new EtlException(
          ErrorCode.ARGUMENT_INVALID, "'%s' needs a value".formatted(option), USAGE);
    }
    return rest.next();
  }
}
