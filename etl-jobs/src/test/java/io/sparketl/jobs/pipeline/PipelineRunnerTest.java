package io.sparketl.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.pipeline.Step.Absence;
import io.sparketl.jobs.pipeline.Step.Link;
import io.sparketl.jobs.pipeline.Step.OnFailure;
import io.sparketl.jobs.run.Attempt;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunId;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.RunRecord.StepRecord;
import io.sparketl.jobs.run.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of steps, and what becomes of them; the steps are scripts that write a file each. */
class PipelineRunnerTest implements PipelineListener, StepLauncher {

  private static final RunId RUN = new RunId("r1");
  private static final Occasion OCCASION = new Occasion(RUN, LocalDate.of(2026, 11, 1));
  private final EtlException broken = new EtlException(ErrorCode.JOB_FAILED, "broken", "x");
  private final EtlException refused = new EtlException(ErrorCode.ROWS_REJECTED, "refused", "x");
  private final EtlException noDataYet =
      new EtlException(ErrorCode.INPUT_NOT_FOUND, "nothing", "x");

  @TempDir Path folder;

  private final List<String> heard = new ArrayList<>();
  private final Map<String, List<EtlException>> failures = new HashMap<>();
  private final Map<String, OnFailure> onFailure = new HashMap<>();
  private final Map<String, Absence> noData = new HashMap<>();
  private int retries;
  private RunFolder run = RunFolder.of("", RUN, new Configuration());

  @BeforeEach
  void writeScripts() throws IOException {
    run = RunFolder.of(folder.resolve("runs").toString(), RUN, new Configuration());
    for (String name : List.of("a", "b", "c", "d")) {
      Files.writeString(folder.resolve(name + ".py"), "print()");
    }
  }

  /** As {@code b<a} names a step and the one that it builds on. */
  private Pipeline pipeline(String... steps) {
    List<Step> all = new ArrayList<>();
    for (String text : steps) {
      String[] parts = text.split("<", 2);
      List<Link> links =
          parts.length == 1 ? List.of() : List.of(new Link("x", parts[1], "out", file(parts[1])));
      all.add(
          new Step(
              parts[0],
              new ScriptWork(
                  folder.resolve(parts[0] + ".py").toString(),
                  Optional.empty(),
                  List.of(),
                  Map.of("out", file(parts[0]))),
              Resources.NONE,
              onFailure.getOrDefault(parts[0], OnFailure.STOP),
              noData.getOrDefault(parts[0], Absence.FAILED),
              retries,
              Optional.empty(),
              links));
    }
    return new Pipeline("test", "", all);
  }

  private String file(String step) {
    return folder.resolve(step + ".txt").toString();
  }

  private RunRecord run(Selection selection, String... steps) {
    return new PipelineRunner(pipeline(steps), OCCASION, "local", run, this, this).run(selection);
  }

  private static Selection resume() {
    return new Selection(Optional.empty(), Optional.empty(), true);
  }

  private Map<String, Status> statuses() throws IOException {
    Map<String, Status> statuses = new HashMap<>();
    for (StepRecord step : run.record().orElseThrow().steps()) {
      statuses.put(step.name(), step.status());
    }
    return statuses;
  }

  @Test
  void runsStepsInTheirOrderAndRecordsThemTogether() throws IOException {
    RunRecord record = run(Selection.ALL, "a", "b<a", "c");

    assertThat(heard)
        .containsExactly("a began", "a ended", "b began", "b ended", "c began", "c ended");
    assertThat(record.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(record.steps()).extracting(StepRecord::name).containsExactly("a", "b", "c");
    assertThat(run.plan().orElseThrow().date()).isEqualTo("2026-11-01");
  }

  @Test
  void aFailedStepIsTheResultAndStopsTheRest() throws IOException {
    failures.put("b", List.of(broken));

    assertThatThrownBy(() -> run(Selection.ALL, "a", "b", "c<b", "d")).isSameAs(broken);

    assertThat(heard).endsWith("b ended", "c not run: it builds on b.out", "d not run: 'b' failed");
    assertThat(run.record().orElseThrow().status()).isEqualTo(Status.FAILED);
    assertThat(statuses())
        .isEqualTo(
            Map.of(
                "a", Status.SUCCEEDED,
                "b", Status.FAILED,
                "c", Status.NOT_RUN,
                "d", Status.NOT_RUN));
  }

  @Test
  void whatDoesNotBuildOnAFailedStepRunsWhereThatSaysSo() throws IOException {
    failures.put("a", List.of(broken));
    failures.put("d", List.of(refused));
    onFailure.put("a", OnFailure.CONTINUE);

    assertThatThrownBy(() -> run(Selection.ALL, "a", "b<a", "c", "d")).isSameAs(broken);

    assertThat(statuses())
        .isEqualTo(
            Map.of(
                "a", Status.FAILED,
                "b", Status.NOT_RUN,
                "c", Status.SUCCEEDED,
                "d", Status.FAILED));
  }

  @Test
  void triesAgainWhatMayPassAndNothingElse() throws IOException {
    retries = 2;
    failures.put("a", List.of(broken, broken));
    failures.put("b", List.of(refused));

    assertThatThrownBy(() -> run(Selection.ALL, "a", "b")).isSameAs(refused);

    assertThat(heard)
        .containsExactly("a began", "a retried", "a retried", "a ended", "b began", "b ended");
    assertThat(run.lastAttempt("a").orElseThrow().attempt()).isEqualTo(3);
  }

  @Test
  void aStepWithoutDataIsSkippedWithWhatBuildsOnItAndTheRunIsWell() throws IOException {
    failures.put("a", List.of(noDataYet));
    noData.put("a", Absence.SKIPPED);

    RunRecord record = run(Selection.ALL, "a", "b<a", "c<b", "d");

    assertThat(record.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(statuses())
        .isEqualTo(
            Map.of(
                "a", Status.SKIPPED,
                "b", Status.SKIPPED,
                "c", Status.SKIPPED,
                "d", Status.SUCCEEDED));
  }

  @Test
  void whatBuildsOnAStepThatMayHaveNoDataRuns() throws IOException {
    failures.put("a", List.of(noDataYet));
    noData.put("a", Absence.FINE);

    run(Selection.ALL, "a", "b<a");

    assertThat(statuses()).isEqualTo(Map.of("a", Status.SKIPPED, "b", Status.SUCCEEDED));
  }

  @Test
  void runsOneStepOrThoseFromOneOn() {
    run(new Selection(Optional.of("b"), Optional.empty(), false), "a", "b", "c");
    assertThat(heard)
        .containsExactly(
            "a not run: not asked for", "b began", "b ended", "c not run: not asked for");

    heard.clear();
    run = RunFolder.of(folder.resolve("others").toString(), RUN, new Configuration());
    RunRecord record = run(new Selection(Optional.empty(), Optional.of("b"), false), "a", "b", "c");
    assertThat(heard)
        .containsExactly("a not run: not asked for", "b began", "b ended", "c began", "c ended");
    assertThat(record.status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void whatItReadsOfAStepThatWasNotAskedForMustBeThere() throws IOException {
    Selection onlyB = new Selection(Optional.of("b"), Optional.empty(), false);

    assertThatThrownBy(() -> run(onlyB, "a", "b<a"))
        .hasMessageContaining("it reads a.out, and there is nothing at " + file("a"))
        .hasMessageContaining("run the step 'a', too, or go on with the run that made it");

    Files.writeString(Path.of(file("a")), "a");
    run(onlyB, "a", "b<a");
    assertThat(statuses()).isEqualTo(Map.of("b", Status.SUCCEEDED));
  }

  @Test
  void resumesWithTheStepThatFailed() throws IOException {
    failures.put("b", List.of(broken));
    assertThatThrownBy(() -> run(Selection.ALL, "a", "b<a", "c<b")).isSameAs(broken);
    heard.clear();
    failures.clear();

    RunRecord record = run(resume(), "a", "b<a", "c<b");

    assertThat(heard)
        .containsExactly(
            "a not run: its outputs stand, from the same inputs and parameters",
            "b began: its last attempt was failed",
            "b ended",
            "c began: it has not run yet",
            "c ended");
    assertThat(record.status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void resumesWhatIsNotAsItWas() throws IOException {
    run(Selection.ALL, "a", "b<a", "c");
    heard.clear();
    Files.writeString(folder.resolve("a.txt"), "another text");
    Files.delete(folder.resolve("c.txt"));

    run(resume(), "a", "b<a", "c");

    assertThat(heard)
        .contains("a began: its output out is not as it left it")
        .contains("b began: its input a.out is not what it was")
        .contains("c began: its output out is not as it left it");

    heard.clear();
    Files.writeString(folder.resolve("b.py"), "print('changed')");
    run(resume(), "a", "b<a", "c");
    assertThat(heard).contains("b began: its input script is not what it was");
  }

  @Test
  void refusesToResumeWhatIsNotThere() {
    assertThatThrownBy(() -> run(resume(), "a")).hasMessageContaining("no run 'r1' to resume");

    run(Selection.ALL, "a");
    assertThatThrownBy(() -> run(resume(), "a", "b"))
        .hasMessageContaining("cannot be resumed as test with [a, b]");
  }

  @Override
  public void launch(Step step, boolean again) {
    try {
      Attempt attempt = run.begin(RUN, PipelineRunner.planned(step));
      List<EtlException> planned = failures.getOrDefault(step.name(), List.of());
      if (attempt.attempt() <= planned.size()) {
        EtlException failure = planned.get(attempt.attempt() - 1);
        if (failure == noDataYet) {
          run.save(attempt.skipped(failure));
          return;
        }
        run.save(attempt.failed(failure));
        throw failure;
      }
      Files.writeString(Path.of(file(step.name())), step.name() + attempt.attempt());
      run.save(
          attempt
              .withFileStates(step.work().inputStates(step.links(), run.hadoop()))
              .withFileStates(step.work().outputStates(run.hadoop()))
              .succeeded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void began(Step step, String why) {
    heard.add(step.name() + " began" + (why.isEmpty() ? "" : ": " + why));
  }

  @Override
  public void retried(Step step, EtlException failure) {
    heard.add(step.name() + " retried");
  }

  @Override
  public void ended(Step step) {
    heard.add(step.name() + " ended");
  }

  @Override
  public void passedOver(Step step, String why) {
    heard.add(step.name() + " not run: " + why);
  }
}
