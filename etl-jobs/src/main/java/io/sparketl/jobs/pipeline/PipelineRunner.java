package io.sparketl.jobs.pipeline;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.core.error.Secrets;
import io.sparketl.jobs.Build;
import io.sparketl.jobs.Failures;
import io.sparketl.jobs.io.FileState;
import io.sparketl.jobs.pipeline.Step.Absence;
import io.sparketl.jobs.pipeline.Step.Link;
import io.sparketl.jobs.pipeline.Step.OnFailure;
import io.sparketl.jobs.run.Attempt;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunId;
import io.sparketl.jobs.run.RunPlan;
import io.sparketl.jobs.run.RunPlan.PlannedStep;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.Status;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of a pipeline one after another. A step that fails is the result of the run; what
 * builds on it does not run, and the others as the step's {@code on-failure} says.
 */
public final class PipelineRunner {

  /** What may be otherwise the next time. */
  private static final Set<Outcome> PASSING = Set.of(Outcome.ENVIRONMENT, Outcome.JOB_FAILED);

  /** How a step of this run ended, for those that build on it. */
  private enum Fate {
    DONE,
    NOT_ASKED,
    SKIPPED,
    FAILED,
    NOT_RUN
  }

  private final Pipeline pipeline;
  private final Occasion occasion;
  private final String target;
  private final RunFolder folder;
  private final StepLauncher launcher;
  private final PipelineListener listener;

  private final Map<String, Fate> fates = new HashMap<>();
  private @Nullable EtlException failure;
  private @Nullable Step stoppedBy;

  /** One run of {@code pipeline}, whose records go to {@code folder}. */
  public PipelineRunner(
      Pipeline pipeline,
      Occasion occasion,
      String target,
      RunFolder folder,
      StepLauncher launcher,
      PipelineListener listener) {
    this.pipeline = pipeline;
    this.occasion = occasion;
    this.target = target;
    this.folder = folder;
    this.launcher = launcher;
    this.listener = listener;
  }

  /**
   * Runs the steps of {@code selection}.
   *
   * @return the record of the run, of which every step has succeeded or had nothing to do
   * @throws EtlException that of the first step that failed
   */
  public RunRecord run(Selection selection) {
    try {
      plan(selection);
      for (Step step : pipeline.steps()) {
        fates.put(step.name(), fateOf(step, selection));
      }
      if (failure != null) {
        throw failure;
      }
      return folder.record().orElseThrow();
    } catch (IOException | RuntimeException e) {
      throw Failures.classify(e);
    }
  }

  private void plan(Selection selection) throws IOException {
    List<PlannedStep> steps =
        pipeline.steps().stream()
            .filter(step -> selection.resumes() || selection.includes(step, pipeline))
            .map(PipelineRunner::planned)
            .toList();
    if (selection.resumes()) {
      requireSameSteps(steps);
      return;
    }
    folder.plan(
        RunPlan.now(
            occasion.run(), pipeline.name(), target, occasion.date(), Build.versions(), steps));
  }

  private void requireSameSteps(List<PlannedStep> steps) throws IOException {
    RunId run = occasion.run();
    RunPlan earlier =
        folder
            .plan()
            .orElseThrow(
                () ->
                    new EtlException(
                        ErrorCode.NAME_UNKNOWN,
                        "there is no run '%s' to resume at %s".formatted(run, folder.path()),
                        "'etl status' lists the runs; --runs names another folder of them"));
    if (!namesOf(earlier.steps()).equals(namesOf(steps))
        || !earlier.name().equals(pipeline.name())) {
      throw new EtlException(
          ErrorCode.ARGUMENT_INVALID,
          "the run %s is one of %s with the steps %s, and cannot be resumed as %s with %s"
              .formatted(
                  run, earlier.name(), namesOf(earlier.steps()), pipeline.name(), namesOf(steps)),
          "start a new run, without --resume");
    }
  }

  private static List<String> namesOf(List<PlannedStep> steps) {
    return steps.stream().map(PlannedStep::name).toList();
  }

  /** The step as plans have it. */
  public static PlannedStep planned(Step step) {
    return new PlannedStep(
        step.name(), step.work().label(), Secrets.mask(step.work().parameters()));
  }

  private Fate fateOf(Step step, Selection selection) throws IOException {
    if (!selection.includes(step, pipeline)) {
      return passOver(step, "not asked for", Fate.NOT_ASKED);
    }
    Optional<Link> broken = linkTo(step, Set.of(Fate.FAILED, Fate.NOT_RUN));
    if (broken.isPresent()) {
      return passOver(step, "it builds on %s".formatted(broken.get().source()), Fate.NOT_RUN);
    }
    if (stoppedBy != null) {
      return passOver(step, "'%s' failed".formatted(stoppedBy.name()), Fate.NOT_RUN);
    }
    Optional<Link> empty = linkTo(step, Set.of(Fate.SKIPPED));
    if (empty.isPresent()) {
      return skip(step, empty.get());
    }
    return keepOrRun(step, selection);
  }

  private Fate keepOrRun(Step step, Selection selection) throws IOException {
    Optional<EtlException> missing = missingInput(step);
    if (missing.isPresent()) {
      listener.passedOver(step, missing.get().problem());
      return failed(missing.get(), step);
    }
    Optional<Attempt> last = folder.lastAttempt(step.name());
    boolean hasSucceeded = last.isPresent() && last.get().status() == Status.SUCCEEDED;
    if (!selection.resumes()) {
      return hasSucceeded
          ? passOver(step, "it has succeeded in this run before", Fate.DONE)
          : attempts(step, false, "");
    }
    Optional<String> reason = new Resumption(folder).reasonToRun(step);
    return reason.isEmpty()
        ? passOver(step, "its outputs stand, from the same inputs and parameters", Fate.DONE)
        : attempts(step, hasSucceeded, reason.get());
  }

  /** What a step reads of one that was not asked for must be there already. */
  private Optional<EtlException> missingInput(Step step) throws IOException {
    for (Link link : step.links()) {
      if (fates.get(link.step()) == Fate.NOT_ASKED
          && !FileState.exists(link.path(), folder.hadoop())) {
        return Optional.of(
            new EtlException(
                ErrorCode.INPUT_NOT_FOUND,
                "it reads %s, and there is nothing at %s".formatted(link.source(), link.path()),
                "run the step '%s', too, or go on with the run that made it: --resume RUN"
                    .formatted(link.step())));
      }
    }
    return Optional.empty();
  }

  private Fate passOver(Step step, String why, Fate fate) {
    listener.passedOver(step, why);
    return fate;
  }

  /** The first of its inputs that comes from a step with such a fate. */
  private Optional<Link> linkTo(Step step, Set<Fate> bad) {
    return step.links().stream().filter(link -> bad.contains(fates.get(link.step()))).findFirst();
  }

  private Fate skip(Step step, Link empty) throws IOException {
    EtlException reason =
        new EtlException(
            ErrorCode.INPUT_NOT_FOUND,
            "%s has no data today".formatted(empty.source()),
            "nothing is to be done, if that may be");
    folder.save(folder.begin(occasion.run(), planned(step)).skipped(reason));
    listener.passedOver(step, "%s has no data".formatted(empty.source()));
    return Fate.SKIPPED;
  }

  private Fate attempts(Step step, boolean again, String why) throws IOException {
    listener.began(step, why);
    for (int left = step.retries(); ; left--) {
      try {
        launcher.launch(step, again);
        listener.ended(step);
        return fateOfEnded(step);
      } catch (EtlException e) {
        if (left == 0 || !PASSING.contains(e.code().outcome())) {
          listener.ended(step);
          return failed(e, step);
        }
        listener.retried(step, e);
      }
    }
  }

  private Fate fateOfEnded(Step step) throws IOException {
    boolean wasSkipped = folder.lastAttempt(step.name()).orElseThrow().status() == Status.SKIPPED;
    return wasSkipped && step.noData() == Absence.SKIPPED ? Fate.SKIPPED : Fate.DONE;
  }

  private Fate failed(EtlException e, Step step) {
    if (failure == null) {
      failure = e;
    }
    if (step.onFailure() == OnFailure.STOP || e.code() == ErrorCode.CANCELLED) {
      stoppedBy = step;
    }
    return Fate.FAILED;
  }
}
