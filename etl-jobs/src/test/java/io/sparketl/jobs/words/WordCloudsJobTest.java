package io.sparketl.jobs.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import io.sparketl.core.words.cloud.LeftOut;
import io.sparketl.jobs.JobRuns;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.SinkRecord;
import io.sparketl.jobs.run.Status;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job end to end, through the driver's entry point. */
@ExtendWith(SparkExtension.class)
class WordCloudsJobTest {

  @TempDir Path folder;

  private List<String> settings(String counts, String... more) throws IOException {
    Files.writeString(folder.resolve("counts.csv"), "year,word,count\n" + counts);
    List<String> settings =
        new ArrayList<>(
            List.of(
                "counts.path=" + folder.resolve("counts.csv"),
                "pictures.path=" + folder + "/word_cloud_{year}_us.png",
                "film.path=" + folder.resolve("film.gif"),
                "look.width=200",
                "look.height=122"));
    settings.addAll(List.of(more));
    return settings;
  }

  private RunRecord run(List<String> settings) {
    return new JobRuns(folder.resolve("runs")).run("word-clouds", settings);
  }

  private static final String TWO_YEARS =
      """
      2001,love,9
      2001,story,7
      2001,life,7
      2002,life,12
      2002,war,3
      """;

  private SinkRecord sink(RunRecord record, String name) {
    SinkRecord sink = record.step().sinks().get(name);
    assertThat(sink).isNotNull();
    return sink;
  }

  @Test
  void publishesAPictureForEveryYearAndTheFilm() throws Exception {
    RunRecord record = run(settings(TWO_YEARS));

    assertThat(record.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(names()).contains("word_cloud_2001_us.png", "word_cloud_2002_us.png", "film.gif");
    assertThat(sink(record, "pictures").rows()).isEqualTo(2);
    byte[] film = Files.readAllBytes(folder.resolve("film.gif"));
    assertThat(sink(record, "film").fingerprint())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(film)));
    assertThat(sink(record, "film").bytes()).isEqualTo(film.length);
  }

  @Test
  void aCheckTellsOfMaskAndFontBeforeARun() throws IOException {
    assertThat(JobRuns.check("word-clouds", settings(TWO_YEARS)))
        .filteredOn(finding -> finding.port().equals("look"))
        .singleElement()
        .satisfies(
            look -> {
              assertThat(look.failure()).isEmpty();
              assertThat(look.text()).matches("pictures of 200 x 122 pixels, [0-9,]+ of them .*");
            });
    assertThat(lookOf("look.mask=" + folder.resolve("none.png")))
        .isEqualTo("there is no file at '%s'".formatted(folder.resolve("none.png")));
    assertThat(lookOf("look.font=" + folder.resolve("counts.csv")))
        .contains("counts.csv is not a font");
    assertThat(lookOf("look.min-font=200")).contains("there is no room for a letter of 200 pixels");
  }

  private String lookOf(String setting) throws IOException {
    return JobRuns.check("word-clouds", settings(TWO_YEARS, setting)).stream()
        .filter(finding -> finding.port().equals("look"))
        .flatMap(finding -> finding.failure().stream())
        .map(EtlException::problem)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void onlyMissingCountsMeanThatThereIsNothingToDo() throws IOException {
    JobRuns runs = new JobRuns(folder.resolve("runs"));
    List<String> withoutMask = settings(TWO_YEARS, "look.mask=" + folder.resolve("none.png"));
    List<String> withoutCounts = settings(TWO_YEARS, "counts.path=" + folder.resolve("none.csv"));

    assertThat(runs.run("word-clouds", withoutCounts, "--skip-without-data").step().status())
        .isEqualTo(Status.SKIPPED);
    assertThatThrownBy(() -> runs.run("word-clouds", withoutMask, "--skip-without-data"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("none.png");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"steady=true", "steady=false"})
  void theSameCountsGiveTheSameFilesAndAnotherSeedOthers(String steady) throws IOException {
    RunRecord first = run(settings(TWO_YEARS, steady));
    RunRecord second = run(settings(TWO_YEARS, steady));
    RunRecord other = run(settings(TWO_YEARS, steady, "look.seed=2"));

    assertThat(fingerprints(second)).isEqualTo(fingerprints(first));
    assertThat(fingerprints(other)).isNotEqualTo(fingerprints(first));
  }

  private static List<String> fingerprints(RunRecord record) {
    return record.step().sinks().values().stream().map(SinkRecord::fingerprint).toList();
  }

  @Test
  void withoutAFilmThereIsNone() throws IOException {
    run(settings(TWO_YEARS, "film=null", "steady=true"));

    assertThat(names()).contains("word_cloud_2002_us.png").doesNotContain("film.gif");
  }

  @Test
  void aYearWhoseWordsHaveNoCountIsAnEmptyPictureAndNoYearNone() throws IOException {
    run(settings("2001,love,0\n2001,war,-3\n2002,love,9223372036854775\n"));

    assertThat(names()).contains("word_cloud_2001_us.png", "word_cloud_2002_us.png");
    assertThat(Files.size(folder.resolve("word_cloud_2001_us.png"))).isLessThan(2000);
  }

  @Test
  void wordsThatAreNotInTheirPictureAreCountedByReason() throws IOException {
    RunRecord record =
        run(settings("2001,love,0\n2001,war,-3\n2002,love,9\n2002,\u05e9\u05dc\u05d5\u05dd,9\n"));

    assertThat(record.step().counts())
        .containsEntry("words left out: " + LeftOut.NO_COUNT.reason(), 2L)
        .containsEntry("words left out: " + LeftOut.NO_GLYPH.reason(), 1L)
        .containsEntry("words left out: " + LeftOut.NO_ROOM.reason(), 0L)
        .containsEntry("pictures without a word", 1L);
  }

  @Test
  void withoutAnyCountsNothingIsPublished() throws IOException {
    assertThat(run(settings("")).status()).isEqualTo(Status.SUCCEEDED);

    assertThat(names()).noneMatch(name -> name.endsWith(".png") || name.endsWith(".gif"));
  }

  @Test
  void picturesAreNotPublishedAsText() throws IOException {
    List<String> settings = settings(TWO_YEARS, "pictures.path=" + folder + "/pictures.csv");

    assertThatThrownBy(() -> run(settings))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("text cannot hold the bytes of 'pictures'");
  }

  @Test
  void aPictureWithAYearInItIsRefused() throws IOException {
    List<String> settings = settings(TWO_YEARS, "pictures.path=" + folder + "/one.png");

    assertThatThrownBy(() -> run(settings))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("would hold more than bytes: year WHOLE, content BINARY");
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() throws IOException {
    for (Map.Entry<String, String> wrong :
        Map.of(
                "look.width=0", "width and height are",
                "look.colors=rainbow", "no colour map 'rainbow'",
                "look.background=white", "#rrggbb",
                "look.horizontal=1.5", "horizontal is from 0 to 1",
                "look.scale=1000", "scale is at least 1",
                "seconds=0", "seconds are from")
            .entrySet()) {
      List<String> settings = settings(TWO_YEARS, wrong.getKey());
      assertThatThrownBy(() -> run(settings)).hasMessageContaining(wrong.getValue());
    }
  }
}
