package io.sparketl.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionTest {

  private static final List<String> KNOWN =
      List.of("path", "format", "max-rejected", "max-miles", "taxi-summary", "to");

  @ParameterizedTest
  @CsvSource({
    "pth, path",
    "paths, path",
    "apth, path",
    "FORMAT, format",
    "fromat, format",
    "max-mile, max-miles",
    "maxMiles, max-miles",
    "max_rejected, max-rejected",
    "taxi-sumary, taxi-summary",
    "t, to",
    "path, path"
  })
  void theNearestNameIsSuggested(String name, String suggestion) {
    assertThat(Suggestion.didYouMean(name, KNOWN))
        .isEqualTo("; did you mean '%s'?".formatted(suggestion));
  }

  @ParameterizedTest
  @ValueSource(strings = {"compression", "xyz", "zzzz", "summary", "", "größe", "maximum"})
  void nothingIsSuggestedWhereNoNameIsNear(String name) {
    assertThat(Suggestion.didYouMean(name, KNOWN)).isEmpty();
  }

  @Test
  void nothingIsSuggestedWhereNothingIsKnown() {
    assertThat(Suggestion.didYouMean("path", List.of())).isEmpty();
  }

  @Test
  void ofNamesEquallyNearTheFirstIsSuggested() {
    assertThat(Suggestion.didYouMean("green1", List.of("green2", "green3", "yellow")))
        .isEqualTo("; did you mean 'green2'?");
  }

  @Test
  void theNearerNameComesBeforeTheFirst() {
    assertThat(Suggestion.didYouMean("format", List.of("fromat", "formats")))
        .isEqualTo("; did you mean 'formats'?");
  }

  @Test
  void aNameIsSuggestedAsItIsSpelt() {
    assertThat(Suggestion.didYouMean("total_amount", List.of("Total_Amount")))
        .isEqualTo("; did you mean 'Total_Amount'?");
  }
}
