package io.sparketl.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.JobDescriber;
import io.sparketl.jobs.JobDescription;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTest {

  private record Trip(Optional<String> zone, int maxMiles) {}

  private static final Reference REFERENCE =
      Settings.of(
              ConfigFactory.parseString(
                  """
                  jobs {
                    # Counts trips;
                    #   far ones too.
                    trip {
                      # Where it began.
                      zone = null
                      # In miles.
                      max-miles = 100
                      bare = 1
                    }
                  }
                  """))
          .asReference();

  static List<String> jobs() {
    return List.copyOf(JobCatalog.load().names());
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void everyJobAndEveryKeyIsExplained(String name) {
    var describer = new JobDescriber(JobCatalog.load());

    var description = describer.describe(name, Settings.reference(), List.of());

    assertThat(describer.summary(name)).isNotBlank().endsWith(".");
    assertThat(description.parameters())
        .isNotEmpty()
        .allSatisfy(parameter -> assertThat(parameter.meaning()).isNotBlank().endsWith("."));
    assertThat(description.outputs())
        .isNotEmpty()
        .allSatisfy(port -> assertThat(port.meaning()).isNotBlank());
  }

  @Test
  void everyKeyOfTheTaxiSummaryIsShownWithItsDefault() {
    var description =
        new JobDescriber(JobCatalog.load())
            .describe("taxi-summary", Settings.reference(), List.of());

    assertThat(description.parameters().stream().map(ReferenceTest::assignment))
        .containsExactly(
            "{yellow,green}.path=null",
            "{yellow,green}.format=auto",
            "{yellow,green}.rename=[]",
            "{yellow,green}.max-rejected=0.01",
            "{yellow,green}.on-bad-file=fail",
            "{yellow,green}.rejects=null",
            "{yellow,green}.csv.separator=,",
            "{yellow,green}.csv.quote=\"",
            "{yellow,green}.csv.escape=doubled",
            "{yellow,green}.csv.encoding=UTF-8",
            "{yellow,green}.csv.header-rows=1",
            "{yellow,green}.csv.lines-before=0",
            "{yellow,green}.csv.columns=[]",
            "{yellow,green}.csv.null-text=[]",
            "{yellow,green}.csv.decimal-comma=false",
            "{yellow,green}.csv.comment=",
            "{yellow,green}.csv.multi-line=false",
            "{yellow,green}.csv.surplus-fields=count",
            "{yellow,green}.csv.missing-fields=count",
            "{yellow,green}.csv.broken-quotes=reject",
            "{yellow,green}.csv.unended-line=count",
            "{yellow,green}.csv.max-record-bytes=16777216",
            "summary.path=null",
            "summary.format=auto",
            "summary.compression=auto",
            "max-miles=null",
            "from=null",
            "to=null");
  }

  @Test
  void aCommentOfSeveralLinesBecomesOne() {
    assertThat(REFERENCE.commentOf("jobs.trip")).isEqualTo("Counts trips; far ones too.");
  }

  @Test
  void keysAreTheComponentsOfARecordInTheirOrder() {
    assertThat(REFERENCE.keysOf(Trip.class, "jobs.trip"))
        .containsExactly(
            new Reference.Key("zone", String.class, "zone"),
            new Reference.Key("max-miles", int.class, "max-miles"));
  }

  @Test
  void defaultsAreGivenAsText() {
    assertThat(REFERENCE.textOf("jobs.trip.zone")).isEqualTo("null");
    assertThat(REFERENCE.textOf("jobs.trip.max-miles")).isEqualTo("100");
  }

  @Test
  void aKeyWithoutADefaultOrCommentIsAMistakeOfTheJobsAuthor() {
    record Longer(int bare) {}
    record Other(int speed) {}

    assertThatThrownBy(() -> REFERENCE.keysOf(Longer.class, "jobs.trip"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("reference.conf has no comment above jobs.trip.bare");
    assertThatThrownBy(() -> REFERENCE.keysOf(Other.class, "jobs.trip"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("reference.conf has no key jobs.trip.speed");
    assertThatThrownBy(() -> REFERENCE.keysOf(Other.class, "jobs.walk"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("reference.conf has no key jobs.walk.speed");
  }

  private static String assignment(JobDescription.Parameter parameter) {
    return parameter.label() + "=" + parameter.standard();
  }
}
