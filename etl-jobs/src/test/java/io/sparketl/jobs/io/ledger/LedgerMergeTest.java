package io.sparketl.jobs.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Spark does with an accumulator, without Spark. */
class LedgerMergeTest {

  private static final Verdicts VERDICTS =
      new Verdicts(List.of("id"), List.of("a number"), List.of(), List.of());

  private static final Split SPLIT = new Split("trips", "a.csv", 0);

  @Test
  void twoSuccessfulAttemptsOfASplitCountOnce() {
    Ledger driver = planned();

    driver.merge(task(100, true));
    driver.merge(task(100, true));

    assertThat(driver.rowsOf("trips", VERDICTS).used()).isEqualTo(100);
    assertThat(driver.coverageOf("trips")).isEqualTo(new Coverage(1, 1));
  }

  @Test
  void aWholeReadingStandsWhateverComesBeforeAndAfter() {
    for (int place = 0; place < 3; place++) {
      Ledger driver = planned();
      for (int i = 0; i < 3; i++) {
        driver.merge(i == place ? task(100, true) : task(40 + i, false));
      }

      assertThat(driver.rowsOf("trips", VERDICTS).used()).isEqualTo(100);
      assertThat(driver.coverageOf("trips").coversAll()).isTrue();
    }
  }

  @Test
  void ofPartialReadingsTheFullerStandsAndIsIncomplete() {
    Ledger driver = planned();

    driver.merge(task(40, false));
    driver.merge(task(30, false));

    assertThat(driver.rowsOf("trips", VERDICTS).used()).isEqualTo(40);
    assertThat(driver.coverageOf("trips")).isEqualTo(new Coverage(1, 0));
  }

  @Test
  void aTaskBeginsWithNothingAndLeavesTheDriverAsItIs() {
    Ledger driver = planned();
    driver.merge(task(40, true));

    Ledger copy = (Ledger) driver.copyAndReset();
    copy.report(SPLIT, counts(1, true));

    assertThat(copy.rowsOf("trips", VERDICTS).used()).isEqualTo(1);
    assertThat(driver.rowsOf("trips", VERDICTS))
        .isEqualTo(new RowCounts(40, 40, Map.of(), Map.of(), Map.of()));
  }

  private static Ledger planned() {
    Ledger ledger = new Ledger();
    ledger.plan(SPLIT);
    return ledger;
  }

  private static Ledger task(int rows, boolean isComplete) {
    Ledger ledger = new Ledger();
    ledger.report(SPLIT, counts(rows, isComplete));
    return ledger;
  }

  private static SplitCounts counts(int rows, boolean isComplete) {
    SplitCounts counts = new SplitCounts(VERDICTS);
    for (int i = 0; i < rows; i++) {
      counts.count(Verdicts.USED);
    }
    if (isComplete) {
      counts.complete();
    }
    return counts;
  }
}
