package io.sparketl.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {

  static Stream<String> good() {
    return Stream.of("a", "7", "2020-01-31", "nightly_2020.01.31", "A--b..c", "x".repeat(100));
  }

  @ParameterizedTest
  @MethodSource("good")
  void lettersDigitsAndThreeSignsMakeAnId(String text) {
    assertThat(new RunId(text)).hasToString(text);
  }

  static Stream<String> tooLong() {
    return Stream.of("x".repeat(101));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "..", "-a", "_a", ".a", "a/b", "../a", "a b", "a\n", "größe", "a\\b", "a:b", "last"
      })
  @MethodSource("tooLong")
  void whatCouldNotBeTheNameOfAFolderEverywhereIsRefused(String text) {
    assertThatThrownBy(() -> new RunId(text))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-103 ARGUMENT_INVALID: '%s' cannot be the id of a run; "
                    .formatted(text.replace("\n", ", "))
                + "use up to 100 letters, digits, '.', '_' and '-', a letter or digit first, but not 'last'");
  }

  @RepeatedTest(20)
  void aNewIdIsTheTimeAndFourDigits() {
    assertThat(RunId.next().text()).matches("20\\d{6}-\\d{6}-[0-9a-f]{4}");
  }
}
