package io.sparketl.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final Config REFERENCE =
      ConfigFactory.parseString(
          """
          sources { path = null, format = auto }
          sinks { path = null, format = auto }
          jobs {
            copy { a = reference, b = reference, c = reference, d = reference, option = null }
            taxi-summary {}
          }
          """);
  private static final List<String> JOBS = List.of("copy", "taxi-summary");
  private static final Path HOME = Path.of("/opt/spark etl");
  private static final String MEND = "; mend the places named; 'etl describe JOB' lists every key";

  private final Settings settings = Settings.of(REFERENCE);

  @TempDir Path folder;

  @Test
  void assignmentsComeBeforeTheLastFileAndThatBeforeTheFirstAndThatBeforeTheReference()
      throws IOException {
    var standard =
        file("jobs.conf", "jobs.copy { b = standard, c = standard, d = standard, e = standard }");
    var conf = file("mine.conf", "jobs.copy { c = conf, d = conf }");

    var copy =
        copy(
            settings
                .withFile(standard, HOME)
                .withFile(conf, HOME)
                .withAssignments("jobs.copy", List.of("d=set")));

    assertThat(List.of("a", "b", "c", "d", "e").stream().map(copy::getString))
        .containsExactly("reference", "standard", "conf", "set", "standard");
  }

  @Test
  void aFileChangesNoOtherSettings() throws IOException {
    settings.withFile(file("mine.conf", "jobs.copy.a = conf"), HOME);
    settings.withAssignments("jobs.copy", List.of("a=set"));

    assertThat(copy(settings).getString("a")).isEqualTo("reference");
  }

  @Test
  void aDefaultStandsInOnlyWhereNobodyGaveAValue() throws IOException {
    var file = file("mine.conf", "jobs.copy { option = null, path = mine }");

    var copy =
        copy(
            settings
                .withFile(file, HOME)
                .withDefault("jobs.copy.path", "default")
                .withDefault("jobs.copy.option", "default")
                .withDefault("jobs.copy.other", "default"));

    assertThat(copy.getString("path")).isEqualTo("mine");
    assertThat(copy.getIsNull("option")).isTrue();
    assertThat(copy.getString("other")).isEqualTo("default");
  }

  @Test
  void homeAndTheEnvironmentAreSubstituted() throws IOException {
    var file =
        file(
            "mine.conf",
            """
            jobs.copy {
              a = ${etl.home}/data/taxi
              b = ${PATH}
              c = ${?SPARK_ETL_IS_NOT_SET}
            }
            """);

    var copy = copy(settings.withFile(file, HOME));

    assertThat(copy.getString("a")).isEqualTo("/opt/spark etl/data/taxi");
    assertThat(copy.getString("b")).isEqualTo(System.getenv("PATH"));
    assertThat(copy.getString("c")).isEqualTo("reference");
  }

  @Test
  void aFileMayReferToItsOwnValues() throws IOException {
    var file = file("mine.conf", "jobs.copy { a = mine, b = ${jobs.copy.a} }");

    assertThat(copy(settings.withFile(file, HOME)).getString("b")).isEqualTo("mine");
  }

  @Test
  void aSubstitutionOfNothingIsNamedWithItsPlace() throws IOException {
    var file = file("mine.conf", "jobs.copy {\n  a = ${SPARK_ETL_IS_NOT_SET}\n}");

    assertThatThrownBy(() -> settings.withFile(file, HOME))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-101 CONFIG_INVALID: %s:2: Could not resolve substitution to a value:"
                    .formatted(file)
                + " ${SPARK_ETL_IS_NOT_SET}"
                + MEND);
  }

  @Test
  void aFileMayIncludeAnotherAndOverrideIt() throws IOException {
    file("common.conf", "jobs.copy { a = common, b = common, c = ${etl.home} }");
    var file = file("mine.conf", "include \"common.conf\"\njobs.copy.b = mine");

    var copy = copy(settings.withFile(file, HOME));

    assertThat(copy.getString("a")).isEqualTo("common");
    assertThat(copy.getString("b")).isEqualTo("mine");
    assertThat(copy.getString("c")).isEqualTo("/opt/spark etl");
  }

  @Test
  void aNeededIncludeThatIsMissingIsNamed() throws IOException {
    var file = file("mine.conf", "include required(\"comon.conf\")");

    assertThatThrownBy(() -> settings.withFile(file, HOME))
        .isInstanceOf(EtlException.class)
        .hasMessageStartingWith("ETL-101 CONFIG_INVALID: ")
        .hasMessageContaining("comon.conf");
  }

  @Test
  void aFileInTheWorkingFolderIncludesItsNeighbours() throws IOException {
    var neighbour = Files.createTempFile(Path.of(""), "neighbour", ".conf");
    var file = Files.createTempFile(Path.of(""), "mine", ".conf");
    try {
      Files.writeString(neighbour, "jobs.copy.a = theirs");
      Files.writeString(file, "include \"%s\"".formatted(neighbour.getFileName()));

      assertThat(copy(settings.withFile(file.getFileName(), HOME)).getString("a"))
          .isEqualTo("theirs");
    } finally {
      Files.delete(neighbour);
      Files.delete(file);
    }
  }

  @Test
  void aSyntaxErrorNamesFileAndLine() throws IOException {
    var file = file("my mistakes.conf", "jobs.copy {\n  a = mine\n  b = }\n}\n");

    assertThatThrownBy(() -> settings.withFile(file, HOME))
        .isInstanceOf(EtlException.class)
        .hasMessageStartingWith(
            "ETL-101 CONFIG_INVALID: %s:3: Expecting a value but got wrong token: '}'"
                .formatted(file))
        .hasMessageEndingWith(MEND);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    var file = folder.resolve("nope.conf");

    assertThatThrownBy(() -> settings.withFile(file, HOME))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-101 CONFIG_INVALID: there is no configuration file %s;".formatted(file)
                + " check the path given with --conf");
  }

  @Test
  void aFolderIsNotAConfigurationFile() {
    assertThatThrownBy(() -> settings.withFile(folder, HOME))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-101 CONFIG_INVALID: there is no configuration file %s;".formatted(folder)
                + " check the path given with --conf");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "max-miles", "=", "=100"})
  void anAssignmentNeedsAKeyAndAnEqualsSign(String assignment) {
    assertThatThrownBy(() -> settings.withAssignments("jobs.copy", List.of("a=1", assignment)))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-103 ARGUMENT_INVALID: --set %s is not of the form KEY=VALUE;".formatted(assignment)
                + " write for example --set max-miles=100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", ".a", "a.", "\"", "\"a", "$a", "${a}", "a:b", "[", "{", "#", "+"})
  void aKeyThatCannotBeReadIsRefused(String key) {
    assertThatThrownBy(() -> settings.withAssignments("jobs.copy", List.of(key + "=1")))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-103 ARGUMENT_INVALID: --set %s: the key cannot be read;".formatted(key)
                + " keys are names joined by dots, as in yellow.path");
  }

  @Test
  void aKeyOfBlanksIsRefused() {
    assertThatThrownBy(() -> settings.withAssignments("jobs.copy", List.of("  =1")))
        .isInstanceOf(EtlException.class)
        .hasMessageStartingWith("ETL-103 ARGUMENT_INVALID: --set ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a=b",
        "==",
        " with  spaces ",
        "größe ☃ 𝄞",
        "\"quoted\"",
        "${etl.home}",
        "{a,b}",
        "[1]",
        "# none",
        "line\nbreak",
        "s3a://bucket/key",
        "include \"x\"",
        "NULL",
        "1.10",
        "\\"
      })
  void aValueIsTakenAsItIs(String value) {
    var copy = copy(settings.withAssignments("jobs.copy", List.of("a=" + value)));

    assertThat(copy.getString("a")).isEqualTo(value);
  }

  @Test
  void blanksAroundAKeyDoNotCount() {
    assertThat(copy(settings.withAssignments("jobs.copy", List.of(" a =x"))).getString("a"))
        .isEqualTo("x");
  }

  @Test
  void theLastAssignmentOfAKeyWins() {
    var copy = copy(settings.withAssignments("jobs.copy", List.of("a=1", "b=2", "a=3")));

    assertThat(copy.getString("a")).isEqualTo("3");
    assertThat(copy.getString("b")).isEqualTo("2");
  }

  @Test
  void nullTakesAwayWhatEarlierLayersGave() throws IOException {
    var file = file("mine.conf", "jobs.copy { a = mine, inner { x = 1 } }");

    var copy =
        copy(
            settings
                .withFile(file, HOME)
                .withAssignments("jobs.copy", List.of("a=null", "inner=null")));

    assertThat(copy.getIsNull("a")).isTrue();
    assertThat(copy.getIsNull("inner")).isTrue();
  }

  @Test
  void whatNullTookAwayCanBeGivenBackButNotWhatItHeld() throws IOException {
    var file = file("mine.conf", "jobs.copy { a = mine, inner { x = 1, y = 1 } }");

    var copy =
        copy(
            settings
                .withFile(file, HOME)
                .withAssignments(
                    "jobs.copy", List.of("a=null", "inner=null", "inner.x=2", "inner.z=3", "a=b")));

    assertThat(copy.getString("a")).isEqualTo("b");
    assertThat(copy.getObject("inner").unwrapped()).hasToString("{x=2, z=3}");
  }

  @Test
  void aFileGivesBackWhatTheReferenceLeavesOut() throws IOException {
    var file = file("mine.conf", "jobs.copy.option.x = 1");

    var copy =
        copy(settings.withFile(file, HOME).withAssignments("jobs.copy", List.of("option.y=2")));

    assertThat(copy.getObject("option").unwrapped()).hasToString("{x=1, y=2}");
  }

  @Test
  void everyUnknownKeyIsRefusedAtOnceWithItsPlace() throws IOException {
    var file =
        file(
            "mine.conf",
            """
            source.format = csv
            sources { formt = csv }
            sinks {
              format = csv
              compression = zip
            }
            jobs {
              taxi-sumary { }
              copy.whatever = 1
            }
            """);

    assertThat(unknownKeys(settings.withFile(file, HOME)))
        .containsExactlyInAnyOrder(
            file + ":1: unknown key 'source'; did you mean 'sources'?",
            file + ":2: unknown key 'sources.formt'; did you mean 'format'?",
            file + ":5: unknown key 'sinks.compression'",
            file + ":8: unknown key 'jobs.taxi-sumary'; did you mean 'taxi-summary'?");
  }

  @Test
  void aFileBelowTheWorkingFolderIsNamedAsSeenFromThere() throws IOException {
    var file = Files.createTempFile(Path.of("target"), "mine", ".conf");
    try {
      Files.writeString(file, "\nx = 1");

      assertThat(unknownKeys(settings.withFile(file, HOME)))
          .containsExactly(file + ":2: unknown key 'x'");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void anUnknownKeyOfAnIncludedFileIsPlacedThere() throws IOException {
    var included = file("common.conf", "\n\nx = 1");
    var file = file("mine.conf", "include \"common.conf\"");

    assertThat(unknownKeys(settings.withFile(file, HOME)))
        .containsExactly(included + ":3: unknown key 'x'");
  }

  @Test
  void anUnknownKeyThatTwoFilesGiveIsPlacedInASensibleWay() throws IOException {
    var first = file("first.conf", "jobs.cop.a = 1");
    var second = file("second.conf", "jobs.cop.b = 1");

    assertThat(unknownKeys(settings.withFile(first, HOME).withFile(second, HOME)))
        .singleElement()
        .asString()
        .doesNotContain("merge of", ":-1")
        .endsWith(": unknown key 'jobs.cop'; did you mean 'copy'?");
  }

  @Test
  void knownKeysAreLetPass() throws IOException {
    var file = file("mine.conf", "sources.format = csv, jobs { copy.a = 1, taxi-summary {} }");

    note(settings.withFile(file, HOME)).throwIfAny("");
    note(settings).throwIfAny("");
  }

  private static Config copy(Settings settings) {
    return settings.merged().getConfig("jobs.copy");
  }

  private static List<String> unknownKeys(Settings settings) {
    EtlException refusal =
        catchThrowableOfType(EtlException.class, () -> note(settings).throwIfAny("mend them"));
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    assertThat(refusal.remedy()).isEqualTo("mend them");
    return refusal.problem().lines().toList();
  }

  private static Problems note(Settings settings) {
    Problems problems = new Problems("settings");
    settings.noteUnknownKeys(JOBS, problems);
    return problems;
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
