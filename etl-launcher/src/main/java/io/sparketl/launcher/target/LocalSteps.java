package io.sparketl.launcher.target;

import io.sparketl.jobs.JobArguments;
import io.sparketl.jobs.RunListener;
import io.sparketl.jobs.StepTerms;
import io.sparketl.jobs.pipeline.JobWork;
import io.sparketl.jobs.pipeline.Pipeline;
import io.sparketl.jobs.pipeline.ScriptWork;
import io.sparketl.jobs.pipeline.Step;
import io.sparketl.jobs.pipeline.Step.Absence;
import io.sparketl.jobs.pipeline.StepLauncher;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes attempts of steps on this machine: of jobs in this JVM, of scripts in their own process.
 */
public final class LocalSteps implements StepLauncher {

  private final LocalTarget target = new LocalTarget();
  private final Pipeline pipeline;
  private final RunId id;
  private final String runs;
  private final RunFolder folder;
  private final Path log;
  private final RunListener listener;

  /**
   * The steps of one run.
   *
   * @param runs the folder of all records, as the driver is told it
   * @param folder that of this run
   * @param log where scripts write to
   */
  public LocalSteps(
      Pipeline pipeline, RunId id, String runs, RunFolder folder, Path log, RunListener listener) {
    this.pipeline = pipeline;
    this.id = id;
    this.runs = runs;
    this.folder = folder;
    this.log = log;
    this.listener = listener;
  }

  @Override
  public void launch(Step step, boolean again) {
    if (step.work() instanceof ScriptWork script) {
      new ScriptAttempt(step, script, folder, log).run(id);
    } else if (step.work() instanceof JobWork job) {
      target.run(arguments(step, job, again), step.resources().conf(), listener);
    }
  }

  /**
   * The command that does the same with a Spark distribution.
   *
   * @param home the folder of this checkout
   */
  public List<String> command(Path home, Step step) {
    if (step.work() instanceof JobWork job) {
      return target.command(home, step.resources().options(), arguments(step, job, false));
    }
    ScriptWork script = (ScriptWork) step.work();
    List<String> command = new ArrayList<>(List.of(ScriptCommand.program(script)));
    command.addAll(ScriptCommand.arguments(step, script));
    return command;
  }

  /**
   * Makes sure that this machine can run a script.
   *
   * @throws io.sparketl.core.error.EtlException DISTRIBUTION_MISSING if it cannot
   */
  public static void requireProgram(ScriptWork work) {
    new SparkDistribution(System.getenv()).program(ScriptCommand.program(work));
  }

  private JobArguments arguments(Step step, JobWork work, boolean again) {
    boolean isLone = pipeline.steps().size() == 1 && pipeline.name().equals(step.name());
    StepTerms terms =
        new StepTerms(
            isLone ? Optional.empty() : Optional.of(step.name()),
            again,
            step.noData() != Absence.FAILED,
            step.timeLimit());
    return new JobArguments(
        work.job().name(), work.job().assignments(), id, runs, LocalTarget.NAME, terms);
  }
}
