package io.sparketl.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinderTest {

  private enum Colour {
    RED,
    DARK_BLUE
  }

  private record Values(
      String text,
      int whole,
      long large,
      double real,
      BigDecimal exact,
      boolean flag,
      LocalDate day,
      Colour colour) {}

  private record Options(
      Optional<String> text,
      Optional<Integer> whole,
      Optional<Long> large,
      Optional<BigDecimal> exact,
      Optional<LocalDate> day,
      Optional<Colour> colour,
      Optional<List<String>> items,
      Optional<Place> place) {}

  private record Place(List<String> path, int limit) {
    Place {
      if (limit < 0) {
        throw new IllegalArgumentException("limit must not be below zero, but is " + limit);
      }
    }
  }

  private record Route(Place start, Place end, Optional<String> remark) {}

  private record Text(String text) {}

  private record Whole(int whole) {}

  private record Items(List<String> items) {}

  record Broken(String text) {
    Broken {
      throw new UnsupportedOperationException("broken");
    }
  }

  private static final Config REFERENCE =
      ConfigFactory.parseString(
          """
          places { path = null, limit = 7 }
          jobs.test {}
          """);
  private static final String MEND = "; mend the places named; 'etl describe test' lists every key";
  private static final String VALUES =
      """
      jobs.test {
        text = some words
        whole = -7
        large = 3000000000
        real = 0.25
        exact = 12.50
        flag = true
        day = 2020-02-29
        colour = dark-blue
      }
      """;

  @TempDir Path folder;

  @Test
  void everyScalarIsBoundFromAFile() throws IOException {
    assertThat(bind(Values.class, VALUES).value())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(
            new Values(
                "some words",
                -7,
                3_000_000_000L,
                0.25,
                new BigDecimal("12.5"),
                true,
                LocalDate.of(2020, 2, 29),
                Colour.DARK_BLUE));
  }

  @Test
  void everyScalarIsBoundFromAssignments() throws IOException {
    var bound =
        bind(
            Values.class,
            "",
            "text=",
            "whole= 7 ",
            "large=-1",
            "real=1e-3",
            "exact=0.1000000000000000055",
            "flag=false",
            "day=1999-12-31",
            "colour=red");

    assertThat(bound.value())
        .isEqualTo(
            new Values(
                "",
                7,
                -1,
                0.001,
                new BigDecimal("0.1000000000000000055"),
                false,
                LocalDate.of(1999, 12, 31),
                Colour.RED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.10", "007", "1e3", "0.1000000000000000055", "100.0", "true", "1_000"})
  void textInAFileKeepsEveryDigit(String text) throws IOException {
    assertThat(bind(Text.class, "jobs.test.text = " + text).value()).isEqualTo(new Text(text));
  }

  @Test
  void anExactNumberInAFileKeepsEveryDigit() throws IOException {
    record Exact(BigDecimal exact) {}

    assertThat(bind(Exact.class, "jobs.test.exact = 12345678901234567.0000001").value())
        .isEqualTo(new Exact(new BigDecimal("12345678901234567.0000001")));
  }

  @Test
  void optionsAreEmptyWhereNothingOrNullIsGiven() throws IOException {
    var none =
        new Options(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(bind(Options.class, "").value()).isEqualTo(none);
    assertThat(bind(Options.class, "jobs.test { text = null, items = null, place = null }").value())
        .isEqualTo(none);
  }

  @Test
  void optionsHoldWhatIsGiven() throws IOException {
    var bound =
        bind(
            Options.class,
            """
            jobs.test {
              text = ""
              whole = 1
              large = 2
              exact = 3
              day = 2020-01-31
              colour = red
              items = []
              place.path = a.csv
            }
            """);

    assertThat(bound.value())
        .isEqualTo(
            new Options(
                Optional.of(""),
                Optional.of(1),
                Optional.of(2L),
                Optional.of(new BigDecimal("3")),
                Optional.of(LocalDate.of(2020, 1, 31)),
                Optional.of(Colour.RED),
                Optional.of(List.of()),
                Optional.of(new Place(List.of("a.csv"), 7))));
  }

  @Test
  void aRealNumberMayBeLeftOut() throws IOException {
    record Real(Optional<Double> share) {}

    assertThat(bind(Real.class, "").value()).isEqualTo(new Real(Optional.empty()));
    assertThat(bind(Real.class, "", "share=0.5").value()).isEqualTo(new Real(Optional.of(0.5)));
  }

  @Test
  void aBooleanMayBeLeftOut() throws IOException {
    record Flag(Optional<Boolean> flag) {}

    assertThat(bind(Flag.class, "").value()).isEqualTo(new Flag(Optional.empty()));
    assertThat(bind(Flag.class, "", "flag=true").value()).isEqualTo(new Flag(Optional.of(true)));
  }

  static Stream<Arguments> lists() {
    return Stream.of(
        Arguments.of("a.csv", List.of("a.csv")),
        Arguments.of("\"a.csv, b.csv\"", List.of("a.csv", "b.csv")),
        Arguments.of("[a.csv, b c.csv]", List.of("a.csv", "b c.csv")),
        Arguments.of("[\"a,b.csv\"]", List.of("a,b.csv")),
        Arguments.of("\"x_{1,2}.csv,y\"", List.of("x_{1,2}.csv", "y")),
        Arguments.of("\"\\\"a,b.csv\\\",c\"", List.of("a,b.csv", "c")),
        Arguments.of("[2019, 2020]", List.of("2019", "2020")),
        Arguments.of("2019", List.of("2019")),
        Arguments.of("[]", List.of()),
        Arguments.of("\"\"", List.of()));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void listsAreWrittenInOneTextOrAsAList(String hocon, List<String> items) throws IOException {
    assertThat(bind(Items.class, "jobs.test.items = " + hocon).value()).isEqualTo(new Items(items));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{ path = a }]", "[[a]]", "[a, null]"})
  void aListHoldsTextOnly(String hocon) throws IOException {
    var file = file("jobs.test.items = " + hocon);

    assertThat(problems(() -> bind(Items.class, settings(file))))
        .singleElement()
        .asString()
        .startsWith(file + ":1: ")
        .contains("items");
  }

  @Test
  void aNestedRecordTakesItsDefaultsFromTheSharedSection() throws IOException {
    var bound =
        bind(
            Route.class,
            """
            places.limit = 9
            jobs.test { start.path = a, end { path = b, limit = 3 } }
            """);

    assertThat(bound.value())
        .isEqualTo(
            new Route(new Place(List.of("a"), 9), new Place(List.of("b"), 3), Optional.empty()));
  }

  @Test
  void aRecordGivenBackAfterNullHasItsDefaultsAgain() throws IOException {
    var bound =
        bind(
            Options.class, "jobs.test.place { path = a, limit = 1 }", "place=null", "place.path=b");

    assertThat(bound.value().place()).contains(new Place(List.of("b"), 7));
  }

  @Test
  void parametersAreEveryLeafInTheOrderOfTheComponents() throws IOException {
    var bound =
        bind(Route.class, "jobs.test { end.path = [c, \"d,e\"], start { limit = 1, path = a } }");

    assertThat(bound.parameters().entrySet().stream().map(Object::toString))
        .containsExactly(
            "start.path=a", "start.limit=1", "end.path=c,\"d,e\"", "end.limit=7", "remark=null");
  }

  private record Places(Map<String, Place> places, Map<String, List<String>> names) {}

  @Test
  void namesOfAMapAreWhoeversWritesThem() throws IOException {
    var bound =
        bind(
            Places.class,
            """
            jobs.test {
              places { work.path = b, home { path = a, limit = 1 }, gone.path = c }
              names { home = [x, "y,z"] }
            }
            """,
            "places.gone=null",
            "places.\"far off\".path=d");

    assertThat(bound.value())
        .isEqualTo(
            new Places(
                Map.of(
                    "home", new Place(List.of("a"), 1),
                    "work", new Place(List.of("b"), 7),
                    "far off", new Place(List.of("d"), 7)),
                Map.of("home", List.of("x", "y,z"))));
    assertThat(bound.parameters().entrySet().stream().map(Object::toString))
        .containsExactly(
            "places.\"far off\".path=d",
            "places.\"far off\".limit=7",
            "places.home.path=a",
            "places.home.limit=1",
            "places.work.path=b",
            "places.work.limit=7",
            "names.home=x,\"y,z\"");
    assertThat(
            bind(
                    Places.class,
                    "jobs.test { places.old.path = o, names = null }",
                    Stream.concat(
                            Stream.of("places=null"),
                            bound.parameters().entrySet().stream().map(Object::toString))
                        .toArray(String[]::new))
                .value())
        .isEqualTo(bound.value());
  }

  @Test
  void whatIsWrongInAMapIsNamedWithItsPlace() throws IOException {
    var file =
        file(
            """
            jobs.test {
              places.home { path = a, limits = 1 }
              names = x
            }
            """);

    assertThat(problems(() -> bind(Places.class, settings(file))))
        .containsExactly(
            file + ":2: unknown key 'places.home.limits'; did you mean 'limit'?",
            file + ":3: 'names' has keys of its own, and cannot be a value");
  }

  static Stream<Arguments> wrongValues() {
    return Stream.of(
        Arguments.of("whole = many", "whole: 'many' is not a whole number"),
        Arguments.of("whole = 1.5", "whole: '1.5' is not a whole number"),
        Arguments.of("whole = \"\"", "whole: '' is not a whole number"),
        Arguments.of("large = 1e99", "large: '1e99' is not a whole number"),
        Arguments.of("real = NaN", "real: 'NaN' is not a number"),
        Arguments.of("exact = \"1,5\"", "exact: '1,5' is not a number"),
        Arguments.of("flag = yes", "flag: 'yes' is not true or false"),
        Arguments.of("day = 2019-02-29", "day: '2019-02-29' is not a date as in 2020-01-31"),
        Arguments.of("day = 31.1.2020", "day: '31.1.2020' is not a date as in 2020-01-31"),
        Arguments.of("colour = green", "colour: 'green' is not one of red, dark-blue"),
        Arguments.of("colour = DARK_BLUE", "colour: 'DARK_BLUE' is not one of red, dark-blue"),
        Arguments.of("whole = [1]", "whole: a list is not a whole number"),
        Arguments.of("text = [a]", "text: a list is not text"),
        Arguments.of("colour = []", "colour: a list is not one of red, dark-blue"),
        Arguments.of("text { a = 1 }", "'text' is a value, and has no keys of its own"));
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void aWrongValueIsNamedWithKeyAndPlace(String line, String problem) throws IOException {
    var file = file(VALUES + "jobs.test." + line);

    assertThatThrownBy(() -> bind(Values.class, settings(file)))
        .isInstanceOf(EtlException.class)
        .hasMessage("ETL-101 CONFIG_INVALID: %s:11: %s%s".formatted(file, problem, MEND));
  }

  @Test
  void aWrongValueOfAnAssignmentIsPlacedThere() throws IOException {
    assertThatThrownBy(() -> bind(Values.class, VALUES, "whole=many"))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-101 CONFIG_INVALID: --set whole: whole: 'many' is not a whole number" + MEND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "[a.csv]", "3", "true"})
  void aRecordIsNotAValue(String value) throws IOException {
    var file = file("jobs.test {\n  start = %s\n  end.path = b\n}".formatted(value));

    assertThatThrownBy(() -> bind(Route.class, settings(file)))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-101 CONFIG_INVALID: %s:2: 'start' has keys of its own, such as start.path%s"
                .formatted(file, MEND));
  }

  @Test
  void anObjectIsNotAList() throws IOException {
    var file = file("jobs.test.items { a = 1 }");

    assertThatThrownBy(() -> bind(Items.class, settings(file)))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-101 CONFIG_INVALID: %s:1: 'items' is a value, and has no keys of its own%s"
                .formatted(file, MEND));
  }

  @Test
  void anEmptyObjectIsNotAValue() throws IOException {
    var file = file("jobs.test.text {}");

    assertThat(problems(() -> bind(Text.class, settings(file))))
        .singleElement()
        .asString()
        .startsWith(file + ":1: ")
        .doesNotContain("''");
  }

  @Test
  void aNeededKeyThatIsMissingIsNamed() throws IOException {
    assertThatThrownBy(() -> bind(Text.class, ""))
        .isInstanceOf(EtlException.class)
        .hasMessage("ETL-101 CONFIG_INVALID: jobs.test: 'text' is needed and not set" + MEND);
  }

  @Test
  void aNeededKeyThatWasTakenAwayIsNamed() throws IOException {
    var file = file("jobs.test.whole = null");

    assertThat(problems(() -> bind(Whole.class, settings(file))))
        .containsExactly(file + ":1: 'whole' is needed and not set");
    assertThat(problems(() -> bind(Whole.class, "jobs.test.whole = 1", "whole=null")))
        .singleElement()
        .asString()
        .endsWith(": 'whole' is needed and not set");
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestKnownOne() throws IOException {
    var file = file("jobs.test {\n  text = a\n  txet = b\n  nothing-like-it = null\n}");

    assertThat(problems(() -> bind(Text.class, settings(file))))
        .containsExactlyInAnyOrder(
            file + ":3: unknown key 'txet'; did you mean 'text'?",
            file + ":4: unknown key 'nothing-like-it'");
  }

  @Test
  void anUnknownKeyOfANestedRecordIsNamedByItsPath() throws IOException {
    var file = file("jobs.test {\n  start { path = a, limits = 1 }\n  end.path = b\n}");

    assertThatThrownBy(() -> bind(Route.class, settings(file)))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-101 CONFIG_INVALID: %s:2: unknown key 'start.limits'; did you mean 'limit'?%s"
                .formatted(file, MEND));
  }

  @Test
  void namesOfComponentsAreNotKeys() throws IOException {
    record Far(int maxMiles) {}

    assertThat(problems(() -> bind(Far.class, "", "maxMiles=3")))
        .containsExactlyInAnyOrder(
            "--set maxMiles: unknown key 'maxMiles'; did you mean 'max-miles'?",
            "--set maxMiles: 'max-miles' is needed and not set");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws IOException {
    var file =
        file(
            """
            jobs.test {
              start { path = a, limit = few }
              end { limit = -1, path = b }
              remrak = none
            }
            """);

    assertThat(problems(() -> bind(Route.class, settings(file, "remark.x=1"))))
        .containsExactlyInAnyOrder(
            file + ":2: start.limit: 'few' is not a whole number",
            file + ":3: end: limit must not be below zero, but is -1",
            file + ":4: unknown key 'remrak'; did you mean 'remark'?",
            "--set remark.x: 'remark' is a value, and has no keys of its own");
  }

  @Test
  void whatAConstructorRefusesIsPlacedWhereTheRecordIsGiven() throws IOException {
    var file = file("jobs.test {\n  start.path = a\n  end { path = b, limit = -1 }\n}");

    assertThatThrownBy(() -> bind(Route.class, settings(file)))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-101 CONFIG_INVALID: %s:3: end: limit must not be below zero, but is -1%s"
                .formatted(file, MEND));
  }

  @Test
  void whatAConstructorRefusesOfAKeyIsPlacedThereThoughTwoFilesGiveTheRecord() throws IOException {
    var first = file("jobs.test.place.path = a");
    var second = Files.writeString(folder.resolve("second.conf"), "jobs.test.place.limit = -1");

    var settings = settings(first).withFile(second, folder);

    assertThatThrownBy(() -> bind(Options.class, settings))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-101 CONFIG_INVALID: %s:1: place: limit must not be below zero, but is -1%s"
                .formatted(second, MEND));
  }

  @Test
  void anotherExceptionOfAConstructorIsAMistakeOfTheJobsAuthor() {
    assertThatThrownBy(() -> bind(Broken.class, "", "text=a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot construct " + Broken.class.getName())
        .hasRootCauseMessage("broken");
  }

  @Test
  void aComponentOfAnotherTypeIsAMistakeOfTheJobsAuthor() {
    record Timed(java.net.URI limit) {}

    assertThatThrownBy(() -> bind(Timed.class, "", "limit=1s"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("settings cannot be bound to java.net.URI");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        " a ",
        "a,b",
        "{a,b}",
        "{",
        "}",
        "\"",
        "\"a\"",
        "'",
        "a=b",
        "=",
        "größe ☃ 𝄞",
        "\\",
        "\\n",
        "$",
        "${etl.home}",
        "#",
        "//",
        "[a]",
        "NULL",
        "true",
        "1.10",
        "007",
        "line\nbreak"
      })
  void textComesBackFromItsParameter(String text) throws IOException {
    assertComesBack(
        bind(Text.class, "jobs.test.text = " + ConfigUtil.quoteString(text)), Text.class);
  }

  @Test
  void theTextNullIsRefusedBecauseAParameterCouldNotSayIt() throws IOException {
    var file = file("jobs.test.text = \"null\"");

    assertThat(problems(() -> bind(Text.class, settings(file))))
        .containsExactly(file + ":1: text: the text 'null' stands for no value, and cannot be one");
  }

  static Stream<List<String>> nastyLists() {
    return Stream.of(
        List.of(),
        List.of("a"),
        List.of("a", "b", "a"),
        List.of("a,b", ",", "c"),
        List.of("{a,b}", "{c}"),
        List.of("{a", "b"),
        List.of("a}", "b"),
        List.of("{a,b", "c"),
        List.of("a\"b", "c"),
        List.of("\"a\"", "\""),
        List.of(" a", "b "),
        List.of("", "a"),
        List.of("größe ☃", "𝄞"),
        List.of("a=b", "=", "#"),
        List.of("null", "b"),
        List.of("\\", "b\\\""));
  }

  @ParameterizedTest
  @MethodSource("nastyLists")
  void aListComesBackFromItsParameter(List<String> items) throws IOException {
    String hocon =
        items.stream().map(ConfigUtil::quoteString).collect(Collectors.joining(",", "[", "]"));
    var bound = bind(Items.class, "jobs.test.items = " + hocon);

    assertThat(bound.value()).isEqualTo(new Items(items));
    assertComesBack(bound, Items.class);
  }

  @Test
  void aListOfTheTextNullComesBackFromItsParameter() throws IOException {
    assertComesBack(bind(Items.class, "jobs.test.items = [\"null\"]"), Items.class);
  }

  @Test
  void everyKindOfComponentComesBackFromItsParameter() throws IOException {
    assertComesBack(bind(Values.class, VALUES), Values.class);
    assertComesBack(bind(Options.class, ""), Options.class);
    assertComesBack(
        bind(
            Options.class,
            """
            jobs.test {
              text = "", whole = 1, exact = 1e-7, colour = dark-blue, items = []
              place { path = [a, "b,c"], limit = 0 }
            }
            """),
        Options.class);
    assertComesBack(
        bind(Route.class, "jobs.test { start.path = a, end.path = b, remark = x }"), Route.class);
  }

  /** Its parameters, as assignments before the reference alone, give an equal record. */
  private static <T> void assertComesBack(Binder.Bound<T> bound, Class<T> type) {
    List<String> assignments =
        bound.parameters().entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .toList();

    var again = bind(type, Settings.of(REFERENCE).withAssignments("jobs.test", assignments));

    assertThat(again).isEqualTo(bound);
  }

  private static List<String> problems(ThrowingCallable call) {
    EtlException refusal = catchThrowableOfType(EtlException.class, call);
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(refusal).hasMessageEndingWith(MEND);
    return refusal.problem().lines().toList();
  }

  private <T> Binder.Bound<T> bind(Class<T> type, String conf, String... assignments)
      throws IOException {
    return bind(type, settings(file(conf), assignments));
  }

  private static <T> Binder.Bound<T> bind(Class<T> type, Settings settings) {
    return Binder.bind(type, settings, "jobs.test", List.of("test"), Map.of(Place.class, "places"));
  }

  private Settings settings(Path file, String... assignments) {
    return Settings.of(REFERENCE)
        .withFile(file, folder)
        .withAssignments("jobs.test", List.of(assignments));
  }

  private Path file(String conf) throws IOException {
    return Files.writeString(folder.resolve("test.conf"), conf);
  }
}
