package io.sparketl.jobs;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.run.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the driver is told: {@code JOB [--set KEY=VALUE]… [--run-id ID] [--runs FOLDER] [--target
 * NAME] [--step NAME] [--again] [--skip-without-data] [--time-limit SECONDS]}.
 *
 * @param job the name of the job
 * @param assignments its parameters
 * @param runId the run this belongs to; a new one where none is given
 * @param runs the folder that holds the records of runs, in any file system
 * @param target where whoever started this says that it runs
 * @param terms of the step, where the job is one of a pipeline
 */
public record JobArguments(
    String job,
    List<String> assignments,
    RunId runId,
    String runs,
    String target,
    StepTerms terms) {

  private static final String USAGE =
      "write JOB [--set KEY=VALUE]... [--run-id ID] [--runs FOLDER] [--target NAME] [--step NAME]"
          + " [--again] [--skip-without-data] [--time-limit SECONDS]";

  public JobArguments {
    assignments = List.copyOf(assignments);
  }

  /** Of a job on its own. */
  public JobArguments(
      String job, List<String> assignments, RunId runId, String runs, String target) {
    this(job, assignments, runId, runs, target, StepTerms.NONE);
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
    return new Reading(rest).read(job);
  }

  /** The same as a list, from which {@link #parse} gives equal arguments. */
  public List<String> toList() {
    List<String> arguments = new ArrayList<>(List.of(job, "--target", target));
    arguments.addAll(List.of("--run-id", runId.text(), "--runs", runs));
    terms.name().ifPresent(step -> arguments.addAll(List.of("--step", step)));
    if (terms.again()) {
      arguments.add("--again");
    }
    if (terms.skipsWithoutData()) {
      arguments.add("--skip-without-data");
    }
    terms
        .timeLimit()
        .ifPresent(
            limit -> arguments.addAll(List.of("--time-limit", Long.toString(limit.toSeconds()))));
    assignments.forEach(assignment -> arguments.addAll(List.of("--set", assignment)));
    return arguments;
  }

  /** Takes one argument after the other. */
  private static final class Reading {

    private final Iterator<String> rest;
    private final List<String> assignments = new ArrayList<>();
    private RunId runId = RunId.next();
    private String runs = "runs";
    private String target = "spark-submit";
    private Optional<String> step = Optional.empty();
    private boolean again;
    private boolean skipsWithoutData;
    private Optional<Duration> timeLimit = Optional.empty();

    Reading(Iterator<String> rest) {
      this.rest = rest;
    }

    JobArguments read(String job) {
      while (rest.hasNext()) {
        take(rest.next());
      }
      StepTerms terms = new StepTerms(step, again, skipsWithoutData, timeLimit);
      return new JobArguments(job, assignments, runId, runs, target, terms);
    }

    private void take(String option) {
      switch (option) {
        case "--set" -> assignments.add(valueOf(option));
        case "--run-id" -> runId = new RunId(valueOf(option));
        case "--runs" -> runs = valueOf(option);
        case "--target" -> target = valueOf(option);
        case "--step" -> step = Optional.of(valueOf(option));
        case "--again" -> again = true;
        case "--skip-without-data" -> skipsWithoutData = true;
        case "--time-limit" -> timeLimit = Optional.of(seconds(valueOf(option)));
        default -> throw invalid("'%s' is not an option".formatted(option));
      }
    }

    private static Duration seconds(String text) {
      if (!text.matches("[1-9][0-9]{0,8}")) {
        throw invalid("--time-limit is a number of seconds, not '%s'".formatted(text));
      }
      return Duration.ofSeconds(Long.parseLong(text));
    }

    private String valueOf(String option) {
      if (!rest.hasNext()) {
        throw invalid("'%s' needs a value".formatted(option));
      }
      return rest.next();
    }

    private static EtlException invalid(String problem) {
      return new EtlException(ErrorCode.ARGUMENT_INVALID, problem, USAGE);
    }
  }
}
