package io.sparketl.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.jobs.RunListener.StageProgress;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StageReportTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsALinePerEndedStageWhereNobodyLooks() {
    show(report(false, false));

    assertThat(err.toString())
        .matches(" +[0-9.]+ s  writing summary: stage 3, 4 of 4 tasks\n")
        .doesNotContain("\033");
  }

  @Test
  void redrawsOneLineOnATerminalAndTakesItAway() {
    StageReport report = report(true, false);
    show(report);
    report.clear();

    assertThat(err.toString())
        .contains(" s  1,200 rows  [==========          ]  writing summary: stage 3, 2 of 4 tasks")
        .contains("[====================]")
        .doesNotContain("\n")
        .endsWith("\r\033[K");
  }

  @Test
  void ofAStepOnlyTheLiveLineIsShown() {
    StageReport elsewhere = report(false, false);
    elsewhere.begin("compare");
    show(elsewhere);
    assertThat(err.toString()).isEmpty();

    StageReport terminal = report(true, false);
    terminal.begin("compare");
    show(terminal);
    assertThat(err.toString()).contains("  compare  running ");
  }

  @Test
  void saysNothingWhenItIsToBeQuiet() {
    StageReport report = report(true, true);
    show(report);
    report.clear();

    assertThat(err.toString()).isEmpty();
  }

  private static void show(StageReport report) {
    report.stage(new StageProgress("writing summary", 3, 4, 2, false, 1_200));
    report.stage(new StageProgress("writing summary", 3, 4, 4, true, 2_400));
  }

  private StageReport report(boolean terminal, boolean quiet) {
    Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), terminal);
    return new StageReport(console, quiet);
  }
}
