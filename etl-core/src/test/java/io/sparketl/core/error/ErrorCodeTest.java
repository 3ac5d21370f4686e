package io.sparketl.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

  @Test
  void numbersAndExitCodesAreUnique() {
    assertThat(Stream.of(ErrorCode.values()).map(ErrorCode::number)).doesNotHaveDuplicates();
    assertThat(Stream.of(Outcome.values()).map(Outcome::exitCode)).doesNotHaveDuplicates();
  }

  @Test
  void anExceptionSaysCodeProblemAndRemedyOnOneLine() {
    var exception =
        new EtlException(ErrorCode.COLUMNS_MISSING, "a.csv has no column 'x'", "rename it");

    assertThat(exception).hasMessage("ETL-202 COLUMNS_MISSING: a.csv has no column 'x'; rename it");
  }
}
