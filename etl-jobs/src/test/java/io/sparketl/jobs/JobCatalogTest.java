package io.sparketl.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.config.Settings;
import io.sparketl.jobs.io.InputPort;
import io.sparketl.jobs.io.OutputPort;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.taxi.TaxiSummaryJob;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobCatalogTest {

  private static final JobCatalog CATALOG = JobCatalog.load();
  private static final String MEND =
      "; mend the places named; 'etl describe taxi-summary' lists every key";

  @Test
  void jobsAreListedInAlphabeticalOrder() {
    assertThat(CATALOG.names()).contains("copy-text", "taxi-summary");
    assertThat(List.copyOf(CATALOG.names())).isSorted();
  }

  @Test
  void aJobIsFoundByTheNameOfItsRecord() {
    assertThat(CATALOG.find("taxi-summary")).isEqualTo(TaxiSummaryJob.class);
  }

  @Test
  void anUnknownJobIsRefusedWithTheNearestKnownOne() {
    assertThatThrownBy(() -> CATALOG.find("taxi-sumary"))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-102 NAME_UNKNOWN: there is no job 'taxi-sumary'; did you mean 'taxi-summary'?;"
                + " 'etl list' shows the jobs there are");
    assertThatThrownBy(() -> CATALOG.configure("weather", Settings.reference(), List.of()))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-102 NAME_UNKNOWN: there is no job 'weather'; 'etl list' shows the jobs there are");
  }

  @Test
  void theTaxiSummaryTakesAllItsParameters() {
    var job =
        taxiSummary(
            "yellow.path=a.csv,b_{1,2}.csv",
            "yellow.format=csv",
            "yellow.max-rejected=0.5",
            "green.path=s3a://trips/green/",
            "summary.path=out/summary",
            "summary.format=json",
            "max-miles=100.5",
            "from=2020-01-01",
            "to=2020-01-31");

    assertThat(job.job())
        .isEqualTo(
            new TaxiSummaryJob(
                Optional.of(Source.of(List.of("a.csv", "b_{1,2}.csv"), Source.Format.CSV, 0.5)),
                Optional.of(Source.of(List.of("s3a://trips/green/"), Source.Format.AUTO, 0.01)),
                new Sink("out/summary", Sink.Format.JSON),
                Optional.of(new BigDecimal("100.5")),
                Optional.of(LocalDate.of(2020, 1, 1)),
                Optional.of(LocalDate.of(2020, 1, 31))));
    assertThat(job.name()).isEqualTo("taxi-summary");
  }

  @Test
  void theTaxiSummaryNeedsOneColourAndASinkOnly() {
    var job = taxiSummary("green.path=green", "summary.path=out/summary.csv", "to=2020-01-31");

    assertThat(job.job().ports().inputs()).extracting(InputPort::name).containsExactly("green");
    assertThat(job.job().ports().outputs()).extracting(OutputPort::name).containsExactly("summary");
    assertThat(job.assignments())
        .containsExactly(
            "yellow=null",
            "green.path=green",
            "green.format=auto",
            "green.rename=",
            "green.max-rejected=0.01",
            "green.on-bad-file=fail",
            "green.rejects=null",
            "green.csv.separator=,",
            "green.csv.quote=\"",
            "green.csv.escape=doubled",
            "green.csv.encoding=UTF-8",
            "green.csv.header-rows=1",
            "green.csv.lines-before=0",
            "green.csv.columns=",
            "green.csv.null-text=",
            "green.csv.decimal-comma=false",
            "green.csv.comment=",
            "green.csv.multi-line=false",
            "green.csv.surplus-fields=count",
            "green.csv.missing-fields=count",
            "green.csv.broken-quotes=reject",
            "green.csv.unended-line=count",
            "green.csv.max-record-bytes=16777216",
            "summary.path=out/summary.csv",
            "summary.format=auto",
            "summary.compression=auto",
            "max-miles=null",
            "from=null",
            "to=2020-01-31");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            List.of("yellow=null"),
            "--set yellow: yellow and green are both left out: there is no input"),
        Arguments.of(
            List.of("max-miles=0"), "--set max-miles: max-miles must be above zero, not 0"),
        Arguments.of(
            List.of("max-miles=-0.5"), "--set max-miles: max-miles must be above zero, not -0.5"),
        Arguments.of(
            List.of("max-miles=1.0000001"),
            "--set max-miles: max-miles has at most 12 digits before the point and 6 after it,"
                + " unlike 1.0000001"),
        Arguments.of(
            List.of("to=+300000-01-01"),
            "--set to: to is a day of the years 1 to 9999, not +300000-01-01"),
        Arguments.of(
            List.of("from=2020-02-01", "to=2020-01-31"),
            "--set from: from (2020-02-01) lies after to (2020-01-31)"),
        Arguments.of(
            List.of("summary.path=out/summary.txt"),
            "--set summary.path: summary: the name of 'out/summary.txt' does not tell its format:"
                + " set format to parquet, csv, json or binary"),
        Arguments.of(
            List.of("summary.path=out.csv/summary"),
            "--set summary.path: summary: the name of 'out.csv/summary' does not tell its format:"
                + " set format to parquet, csv, json or binary"),
        Arguments.of(
            List.of("summary.path=/"),
            "--set summary.path: summary: the path of a sink is a file, not '/'"),
        Arguments.of(
            List.of("summary.path=out/summary.csv", "summary.compression=gzip"),
            "jobs.taxi-summary: summary: readers take compression from the name, and"
                + " 'out/summary.csv' does not say gzip"),
        Arguments.of(
            List.of("summary.path=out/", "summary.format=json-array"),
            "jobs.taxi-summary: summary: 'out/' is more than one file, and json-array is one"),
        Arguments.of(
            List.of("summary.path="),
            "--set summary.path: summary: the path of a sink is a file, not ''"),
        Arguments.of(
            List.of("yellow.path="), "--set yellow.path: yellow: a source needs at least one path"),
        Arguments.of(
            List.of("yellow.max-rejected=1.01"),
            "--set yellow.max-rejected: yellow: max-rejected is a share from 0 to 1, not 1.01"),
        Arguments.of(
            List.of("yellow.max-rejected=-1"),
            "--set yellow.max-rejected: yellow: max-rejected is a share from 0 to 1, not -1.0"),
        Arguments.of(
            List.of("max-mile=1"),
            "--set max-mile: unknown key 'max-mile'; did you mean 'max-miles'?"),
        Arguments.of(
            List.of("summary.path=null"),
            "--set summary.path: 'summary.path' is needed and not set"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void theTaxiSummaryRefusesWhatMakesNoSense(List<String> assignments, String problem) {
    List<String> all = new ArrayList<>(List.of("yellow.path=a", "summary.path=out/summary.csv"));
    all.addAll(assignments);

    assertThatThrownBy(() -> CATALOG.configure("taxi-summary", Settings.reference(), all))
        .isInstanceOf(EtlException.class)
        .hasMessage("ETL-101 CONFIG_INVALID: " + problem + MEND);
  }

  @Test
  void aRefusalIsPlacedAtTheKeyItBeginsWith(@TempDir Path folder) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("mine.conf"),
            """
            jobs.taxi-summary {
              summary.path = out/summary.csv
              yellow {
                path = a
                max-rejected = 2
              }
            }
            """);
    var settings = Settings.reference().withFile(file, folder);

    assertThatThrownBy(() -> CATALOG.configure("taxi-summary", settings, List.of()))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-101 CONFIG_INVALID: %s:5: yellow: max-rejected is a share from 0 to 1, not 2.0%s"
                .formatted(file, MEND));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jobs = 3",
        "jobs = null",
        "jobs.taxi-summary = a.csv",
        "jobs.taxi-summary = null",
        "sources = 3",
        "sources = null",
        "sinks = [1]"
      })
  void aSectionThatIsNotOneIsRefusedWithItsPlace(String line, @TempDir Path folder)
      throws IOException {
    var file = Files.writeString(folder.resolve("mine.conf"), "\n" + line);
    var settings = Settings.reference().withFile(file, folder);

    assertThatThrownBy(() -> CATALOG.configure("taxi-summary", settings, List.of()))
        .isInstanceOf(EtlException.class)
        .hasMessageStartingWith("ETL-101 CONFIG_INVALID: %s:2: ".formatted(file))
        .hasMessageContaining("'" + line.substring(0, line.indexOf(' ')) + "'");
  }

  @Test
  void aMistakeInAnotherJobsSectionIsRefusedOnlyIfThatJobDoesNotExist(@TempDir Path folder)
      throws IOException {
    var file =
        Files.writeString(
            folder.resolve("mine.conf"), "jobs.copy-text.nonsense = 1\njobs.copi-text.source = 1");
    var settings = Settings.reference().withFile(file, folder);

    assertThatThrownBy(() -> CATALOG.configure("taxi-summary", settings, List.of("yellow.path=a")))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-101 CONFIG_INVALID: %s:2: unknown key 'jobs.copi-text'; did you mean 'copy-text'?,"
                    .formatted(file)
                + " jobs.taxi-summary: 'summary.path' is needed and not set"
                + MEND);
  }

  @Test
  void aJobOfAnotherJarIsFoundWithItsDefaults() {
    var job =
        CATALOG.configure(
            "copy-text", Settings.reference(), List.of("source.path=a.csv", "copy.path=b.csv"));

    assertThat(job.job())
        .isEqualTo(
            new CopyTextJob(
                Source.of(List.of("a.csv"), Source.Format.AUTO, 0.01),
                new Sink("b.csv", Sink.Format.CSV)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "yellow.path=a.csv | summary.path=out/s.csv | max-miles=1e2",
        "green.path=a b,\"c,d\",{e,f} | summary.path=größe.JSON | from=2020-01-01",
        "yellow.path=x_{1,2}/*.csv | summary.path=s3a://b/k=1/s.parquet | green.path=g",
        "yellow.path=a=b | summary.path=no-extension | summary.format=parquet"
      })
  void itsAssignmentsConfigureAnEqualJob(String input, String output, String more) {
    var job = taxiSummary(input, output, more);

    var again = CATALOG.configure(job.name(), Settings.reference(), job.assignments());

    assertThat(again).isEqualTo(job);
    assertThat(again.assignments()).isEqualTo(job.assignments());
  }

  private static ConfiguredJob taxiSummary(String... assignments) {
    return CATALOG.configure("taxi-summary", Settings.reference(), List.of(assignments));
  }
}
