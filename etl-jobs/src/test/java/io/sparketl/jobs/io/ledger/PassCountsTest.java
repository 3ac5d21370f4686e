package io.sparketl.jobs.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.jobs.io.ledger.PassCounts.Place;
import io.sparketl.jobs.io.ledger.PassCounts.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassCountsTest {

  private final PassCounts counts = new PassCounts(List.of("alone", "repeated"));

  private static PassCounts task(int query, int partition, String... keys) {
    PassCounts task = new PassCounts(List.of("alone", "repeated"));
    for (String key : keys) {
      task.add(new Seen(new Place(query, partition), "alone", 2, key));
    }
    return task;
  }

  @Test
  void whatNoRowCountedForIsZero() {
    assertThat(counts.isZero()).isTrue();
    assertThat(counts.total()).containsOnlyKeys("alone", "repeated");
    assertThat(counts.total().values()).containsOnly(PassCount.NONE);
  }

  @Test
  void tasksAddUpAndTheFirstExamplesStay() {
    counts.merge(task(1, 0, "f", "e", "d"));
    counts.merge(task(1, 1, "c", "b", "a", "a"));

    assertThat(counts.total().get("alone"))
        .isEqualTo(new PassCount(14, List.of("a", "b", "c", "d", "e")));
  }

  @Test
  void aTaskThatIsMadeTwiceCountsOnce() {
    counts.merge(task(1, 0, "a", "b"));
    counts.merge(task(1, 0, "a", "b"));
    counts.merge(task(1, 0, "a"));

    assertThat(counts.total().get("alone")).isEqualTo(new PassCount(4, List.of("a", "b")));
  }

  @Test
  void rowsThatAreComputedAgainCountAsTheLaterQuerySawThem() {
    counts.merge(task(7, 1, "b"));
    counts.merge(task(3, 0, "a", "b"));

    assertThat(counts.total().get("alone")).isEqualTo(new PassCount(2, List.of("b")));
  }

  @Test
  void aCopyCountsOnItsOwn() {
    counts.merge(task(1, 0, "a"));
    PassCounts copy = counts.copy();

    copy.add(new Seen(new Place(1, 0), "alone", 1, "b"));

    assertThat(counts.total().get("alone")).isEqualTo(new PassCount(2, List.of("a")));
  }
}
