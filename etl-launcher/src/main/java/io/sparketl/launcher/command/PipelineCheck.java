package io.sparketl.launcher.command;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.Failures;
import io.sparketl.jobs.JobCheck.Finding;
import io.sparketl.jobs.io.FileState;
import io.sparketl.jobs.io.StorageSettings;
import io.sparketl.jobs.pipeline.JobWork;
import io.sparketl.jobs.pipeline.Pipeline;
import io.sparketl.jobs.pipeline.ScriptWork;
import io.sparketl.jobs.pipeline.Step;
import io.sparketl.jobs.pipeline.Step.Absence;
import io.sparketl.jobs.pipeline.Step.Link;
import io.sparketl.launcher.report.CheckReport;
import io.sparketl.launcher.target.LocalSteps;
import io.sparketl.launcher.target.LocalTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether the steps of a pipeline could run, without reading a row. */
final class PipelineCheck {

  private PipelineCheck() {}

  static CheckReport of(Pipeline pipeline) {
    List<Finding> findings = new ArrayList<>();
    boolean isAfterScript = false;
    for (Step step : pipeline.steps()) {
      String prefix = pipeline.steps().size() == 1 ? "" : step.name() + ".";
      for (Finding finding : findingsOf(step, isAfterScript)) {
        findings.add(new Finding(prefix + finding.port(), finding.text(), finding.failure()));
      }
      isAfterScript |= step.work() instanceof ScriptWork;
    }
    return new CheckReport(pipeline.name(), findings);
  }

  private static List<Finding> findingsOf(Step step, boolean isAfterScript) {
    if (step.work() instanceof ScriptWork script) {
      return List.of(script(script));
    }
    JobWork work = (JobWork) step.work();
    return new LocalTarget()
        .check(work.job()).stream()
            .map(finding -> wired(finding, step))
            .map(
                finding ->
                    isPort(finding, work)
                        ? allowed(finding, step)
                        : brought(finding, isAfterScript))
            .toList();
  }

  /** What an earlier step makes need not be there yet. */
  private static Finding wired(Finding finding, Step step) {
    Optional<Link> link =
        step.links().stream().filter(one -> one.input().equals(finding.port())).findFirst();
    return link.isEmpty()
        ? finding
        : new Finding(
            finding.port(),
            "%s, from %s".formatted(link.get().path(), link.get().source()),
            Optional.empty());
  }

  private static boolean isPort(Finding finding, JobWork work) {
    return work.job().job().ports().inputs().stream()
        .anyMatch(port -> port.name().equals(finding.port()));
  }

  private static Finding allowed(Finding finding, Step step) {
    return isMissing(finding) && step.noData() != Absence.FAILED
        ? passed(finding, "the step would be skipped, as it says")
        : finding;
  }

  /** What a script makes beside its outputs nobody knows. */
  private static Finding brought(Finding finding, boolean isAfterScript) {
    return isMissing(finding) && isAfterScript
        ? passed(finding, "a script before it may bring it")
        : finding;
  }

  private static boolean isMissing(Finding finding) {
    return finding.failure().filter(one -> one.code() == ErrorCode.INPUT_NOT_FOUND).isPresent();
  }

  private static Finding passed(Finding finding, String reason) {
    return new Finding(finding.port(), finding.text() + "; " + reason, Optional.empty());
  }

  private static Finding script(ScriptWork work) {
    try {
      String unused = FileState.of(List.of(work.script()), StorageSettings.ofThisJvm());
      LocalSteps.requireProgram(work);
      return new Finding("script", work.script(), Optional.empty());
    } catch (IOException | RuntimeException e) {
      EtlException failure = Failures.classify(e);
      return new Finding("script", failure.problem(), Optional.of(failure));
    }
  }
}
