package io.sparketl.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  private enum Format {
    AUTO,
    JSON_LINES
  }

  @ParameterizedTest
  @CsvSource({
    "path, path",
    "maxMiles, max-miles",
    "TaxiSummary, taxi-summary",
    "averageSalaryByFeature, average-salary-by-feature",
    "covid19Cities, covid19-cities",
    "top10, top10",
    "xAxis, x-axis"
  })
  void wordsAreJoinedByHyphens(String camel, String kebab) {
    assertThat(Names.kebab(camel)).isEqualTo(kebab);
  }

  @Test
  void constantsAreWrittenInSmallLetters() {
    assertThat(Names.kebab(Format.AUTO)).isEqualTo("auto");
    assertThat(Names.kebab(Format.JSON_LINES)).isEqualTo("json-lines");
  }

  @Test
  void theMachinesLanguageDoesNotMatter() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(Names.kebab("maxInput")).isEqualTo("max-input");
      assertThat(Names.kebab(Format.JSON_LINES)).isEqualTo("json-lines");
    } finally {
      Locale.setDefault(before);
    }
  }
}
