package io.sparketl.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {

  @Test
  void numbersAndExitCodesAreUnique() {
    assertThat(Stream.of(ErrorCode.values()).map(ErrorCode::number)).doesNotHaveDuplicates();
    assertThat(Stream.of(Outcome.values()).map(Outcome::exitCode)).doesNotHaveDuplicates();
  }

  @Test
  void thePageOfErrorsHasEveryCodeWithItsExitCode() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("../docs/errors.md")).stream()
            .filter(line -> line.startsWith("| ETL-"))
            .map(line -> line.replaceFirst("^(\\| .+? \\| \\d \\|) .+ \\| .+ \\|$", "$1"))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            Stream.of(ErrorCode.values())
                .map(code -> "| %s | %d |".formatted(code.label(), code.outcome().exitCode()))
                .toList());
  }

  @Test
  void anExceptionSaysCodeProblemAndRemedyOnOneLine() {
    var exception =
        new EtlException(ErrorCode.COLUMNS_MISSING, "a.csv has no column 'x'", "rename it");

    assertThat(exception).hasMessage("ETL-202 COLUMNS_MISSING: a.csv has no column 'x'; rename it");
  }
}
