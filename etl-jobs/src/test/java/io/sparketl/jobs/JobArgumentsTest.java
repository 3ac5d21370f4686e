package io.sparketl.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.run.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobArgumentsTest {

  private static final String USAGE =
      "; write JOB [--set KEY=VALUE]... [--run-id ID] [--runs FOLDER] [--target NAME]"
          + " [--step NAME] [--again] [--skip-without-data] [--time-limit SECONDS]";

  @Test
  void everyOptionIsRead() {
    var arguments =
        JobArguments.parse(
            List.of(
                "taxi-summary",
                "--set",
                "a=1",
                "--runs",
                "my runs",
                "--set",
                "b=",
                "--target",
                "local",
                "--run-id",
                "r-1"));

    assertThat(arguments)
        .isEqualTo(
            new JobArguments(
                "taxi-summary", List.of("a=1", "b="), new RunId("r-1"), "my runs", "local"));
  }

  @Test
  void theNameOfTheJobIsEnough() {
    var arguments = JobArguments.parse(List.of("taxi-summary"));

    assertThat(arguments.assignments()).isEmpty();
    assertThat(arguments.runs()).isEqualTo("runs");
    assertThat(arguments.target()).isEqualTo("spark-submit");
    assertThat(arguments.runId().text()).isNotBlank();
  }

  @Test
  void theLastOfAnOptionWinsAndAllAssignmentsCount() {
    var arguments =
        JobArguments.parse(
            List.of("j", "--runs", "a", "--runs", "b", "--set", "k=1", "--set", "k=2"));

    assertThat(arguments.runs()).isEqualTo("b");
    assertThat(arguments.assignments()).containsExactly("k=1", "k=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k=v",
        "k=",
        "k= spaces ",
        "k=a=b",
        "k=\"quoted\"",
        "k='x'",
        "k=$HOME `ls` \\",
        "k=größe ☃",
        "k={a,b},c",
        "--set",
        "--run-id=x",
        "",
        "k=line\nbreak"
      })
  void theListGivesEqualArguments(String assignment) {
    var arguments =
        new JobArguments(
            "taxi-summary",
            List.of("first=1", assignment),
            new RunId("run.1_a-b"),
            "/tmp/my runs/größe",
            "local");

    assertThat(JobArguments.parse(arguments.toList())).isEqualTo(arguments);
  }

  @Test
  void theTermsOfAStepAreArgumentsToo() {
    var terms =
        new StepTerms(Optional.of("compare"), true, true, Optional.of(Duration.ofMinutes(30)));
    var arguments = new JobArguments("j", List.of("a=1"), new RunId("r"), "runs", "local", terms);

    assertThat(JobArguments.parse(arguments.toList())).isEqualTo(arguments);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(List.of(), "no job is named" + USAGE),
        Arguments.of(List.of("j", "--sett", "a=1"), "'--sett' is not an option" + USAGE),
        Arguments.of(List.of("j", "a=1"), "'a=1' is not an option" + USAGE),
        Arguments.of(List.of("j", "--set"), "'--set' needs a value" + USAGE),
        Arguments.of(List.of("j", "--runs"), "'--runs' needs a value" + USAGE),
        Arguments.of(List.of("j", "--target"), "'--target' needs a value" + USAGE),
        Arguments.of(List.of("j", "--set", "a=1", "--run-id"), "'--run-id' needs a value" + USAGE),
        Arguments.of(
            List.of("j", "--time-limit", "2m"),
            "--time-limit is a number of seconds, not '2m'" + USAGE),
        Arguments.of(
            List.of("j", "--run-id", "../up"),
            "'../up' cannot be the id of a run; use up to 100 letters, digits, '.', '_' and '-',"
                + " a letter or digit first, but not 'last'"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void wrongArgumentsAreRefused(List<String> arguments, String problem) {
    assertThatThrownBy(() -> JobArguments.parse(arguments))
        .isInstanceOf(EtlException.class)
        .hasMessage("ETL-103 ARGUMENT_INVALID: " + problem);
  }
}
