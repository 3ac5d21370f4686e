package io.sparketl.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, -0.0",
    "1358, 1358.0",
    "9999999.5, 9999999.5",
    "10000000, 10000000.0",
    "12345678, 12345678.0",
    "-123456789.25, -123456789.25",
    "1E22, 10000000000000000000000.0",
    "0.001, 0.001",
    "0.0001, 0.0001",
    "-1.25E-7, -0.000000125",
    "NaN, NaN",
    "-Infinity, -Infinity"
  })
  void writesNumbersWithoutAnExponent(double number, String text) {
    assertThat(PlainNumbers.text(number)).isEqualTo(text);
    assertThat(Double.valueOf(text)).isEqualTo(Double.valueOf(number));
  }
}
