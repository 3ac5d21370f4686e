package io.sparketl.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void putsNumbersToTheRightAndTextToTheLeft() {
    var table =
        new TextTable(
            List.of("type", "miles", "note"),
            List.of(List.of("yellow", "3.73", ""), List.of("é", "null", "short")));

    assertThat(table.lines())
        .containsExactly(
            "type    miles  note", //
            "yellow   3.73",
            "é        null  short");
  }

  @Test
  void isItsHeaderWhereThereAreNoRows() {
    assertThat(new TextTable(List.of("a", "b"), List.of()).lines()).containsExactly("a  b");
  }
}
