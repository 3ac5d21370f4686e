package io.sparketl.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PathListTest {

  static Stream<Arguments> readings() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of(" , ,", List.of()),
        Arguments.of("a.csv", List.of("a.csv")),
        Arguments.of("a.csv,b.csv", List.of("a.csv", "b.csv")),
        Arguments.of(" a.csv , b c.csv ", List.of("a.csv", "b c.csv")),
        Arguments.of("trips_{2019,2020}.csv,b", List.of("trips_{2019,2020}.csv", "b")),
        Arguments.of("{a,{b,c}},d", List.of("{a,{b,c}}", "d")),
        Arguments.of("\"a,b.csv\",c", List.of("a,b.csv", "c")),
        Arguments.of("\"say \"\"a,b\"\"\" , c", List.of("say \"a,b\"", "c")),
        Arguments.of("\"\",\" \"", List.of("", " ")),
        Arguments.of("[ab].csv,*", List.of("[ab].csv", "*")),
        Arguments.of("[major, \"a,b\"]", List.of("major", "a,b")),
        Arguments.of("[]", List.of()),
        Arguments.of("s3a://b/k=1/,größe", List.of("s3a://b/k=1/", "größe")));
  }

  @ParameterizedTest
  @MethodSource("readings")
  void commasPartUnlessInBracesOrQuotes(String text, List<String> items) {
    assertThat(PathList.parse(text)).isEqualTo(items);
  }

  @Test
  void plainItemsAreWrittenWithoutQuotes() {
    assertThat(PathList.render(List.of("a.csv", "x_{1,2}.csv", "b c")))
        .isEqualTo("a.csv,x_{1,2}.csv,b c");
    assertThat(PathList.render(List.of("a,b", "c"))).isEqualTo("\"a,b\",c");
    assertThat(PathList.render(List.of())).isEmpty();
  }

  static Stream<List<String>> lists() {
    return Stream.of(
        List.of(),
        List.of("a"),
        List.of("a", "b"),
        List.of("a", "a"),
        List.of("a,b", ",", "c"),
        List.of("{a,b}", "c"),
        List.of("{a", "b"),
        List.of("[a]"),
        List.of("[a", "b]"),
        List.of("a}", "b"),
        List.of("{a,b", "c"),
        List.of("{a", "b}"),
        List.of("\"", "\""),
        List.of("\"a", "b\""),
        List.of("}{", "c,d"),
        List.of("a\"b", "c"),
        List.of("\"", "c"),
        List.of("\"a\"", "b"),
        List.of(" a", "b "),
        List.of("", "a"),
        List.of("a b", "c\td"),
        List.of("größe ☃", "𝄞"),
        List.of("null", "b"),
        List.of("back\\slash", "b\\"));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void whatIsWrittenIsReadAgain(List<String> items) {
    assertThat(PathList.parse(PathList.render(items))).isEqualTo(items);
  }

  @Test
  void lengthDoesNotMatter() {
    var items = List.of("x".repeat(100_000), "y".repeat(100_000) + ",");

    assertThat(PathList.parse(PathList.render(items))).isEqualTo(items);
  }
}
