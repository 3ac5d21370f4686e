package io.sparketl.jobs.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.JobCheck.Finding;
import io.sparketl.jobs.JobRuns;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.SourceRecord;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jobs end to end, through the driver's entry point, on the repository's samples. */
@ExtendWith(SparkExtension.class)
class WordsJobsTest {

  private static final Path SAMPLES = Path.of("..", "data", "words").toAbsolutePath().normalize();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"titles, language=en", "reviews, year-from=review-date"})
  void splitsAndCountsAsAnIndependentProgramDid(String input, String assignment)
      throws IOException {
    RunRecord record =
        run(
            "title-words",
            "titles.path=" + SAMPLES.resolve(input),
            "titles.rename=" + (input.equals("reviews") ? "product_title=Title" : ""),
            "words.path=" + folder.resolve("words.csv"),
            "lemmas=" + SAMPLES.resolve("lemmas.txt"),
            "stop-words=" + SAMPLES.resolve("stop-words.txt"),
            "engine=columns",
            assignment);

    Path expected = SAMPLES.resolve("expected").resolve(input);
    assertThat(folder.resolve("words.csv")).hasSameTextualContentAs(expected.resolve("words.csv"));
    JsonNode counts = JobRuns.json(expected.resolve("counts.json"));
    assertThat(record.step().counts())
        .containsExactlyInAnyOrderEntriesOf(JobRuns.counts(counts.get("counts")));
    SourceRecord source = JobRuns.source(record, "titles");
    assertThat(source.rejected()).isEqualTo(JobRuns.counts(counts.get("rejected")));
    assertThat(source.filtered()).isEqualTo(JobRuns.counts(counts.get("filtered")));
  }

  @Test
  void readsTitlesFromJsonAsFromCsv(SparkSession spark) throws IOException {
    Path titles = folder.resolve("titles");
    spark
        .read()
        .option("header", true)
        .option("escape", "\"")
        .csv(SAMPLES.resolve("titles").toString())
        .write()
        .option("compression", "gzip")
        .json(titles.toString());

    RunRecord record =
        run(
            "title-words",
            "titles.path=" + titles,
            "words.path=" + folder.resolve("words.csv"),
            "lemmas=" + SAMPLES.resolve("lemmas.txt"),
            "stop-words=" + SAMPLES.resolve("stop-words.txt"),
            "engine=columns",
            "language=en");

    Path expected = SAMPLES.resolve("expected/titles");
    assertThat(folder.resolve("words.csv")).hasSameTextualContentAs(expected.resolve("words.csv"));
    JsonNode counts = JobRuns.json(expected.resolve("counts.json"));
    SourceRecord source = JobRuns.source(record, "titles");
    assertThat(source.rejected()).isEqualTo(JobRuns.counts(counts.get("rejected")));
    assertThat(source.filtered()).isEqualTo(JobRuns.counts(counts.get("filtered")));
  }

  @ParameterizedTest
  @CsvSource({
    "all, top=null",
    "best, 'top=12 min-count=2 merge-plurals=true bigrams=true'",
  })
  void countsWordsAsAnIndependentProgramDid(String name, String assignments) {
    List<String> all = new ArrayList<>(List.of(assignments.split(" ", -1)));
    all.add("words.path=" + SAMPLES.resolve("expected/titles/words.csv"));
    all.add("counts.path=" + folder.resolve("counts.csv"));

    run("words-by-year", all.toArray(String[]::new));

    assertThat(folder.resolve("counts.csv"))
        .hasSameTextualContentAs(SAMPLES.resolve("expected/by-year/" + name + ".csv"));
  }

  @Test
  void countsEveryWordThatIsLeftOut() throws IOException {
    Path words =
        write(
            "words.csv",
            """
            year,exploded_text
            1999,sea
            1999,sea
            1999,book
            1999,lake
            1999,river
            1999,river
            2000,sea
            """);

    RunRecord record =
        run(
            "words-by-year",
            "words.path=" + words,
            "counts.path=" + folder.resolve("counts.csv"),
            "top=1",
            "min-count=2");

    assertThat(folder.resolve("counts.csv")).hasContent("year,word,count\n1999,river,2");
    assertThat(record.step().counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "stop words", 1L,
                "words with a count below 2", 2L,
                "words beyond the first 1 of their year", 1L));
  }

  @Test
  void leavesOutAndCountsTitlesThatAreTooLong() throws IOException {
    Path titles =
        write("t.csv", "product_title,year\n" + "é".repeat(1_000_000) + ",1999\néé,1999\n");

    RunRecord record =
        run(
            "title-words",
            "titles.path=" + titles,
            "words.path=" + folder.resolve("words.csv"),
            "max-title-length=2",
            "language=es",
            "engine=columns");

    assertThat(folder.resolve("words.csv"))
        .hasContent("product_title,year,exploded_text,position\néé,1999,éé,1");
    assertThat(record.step().counts()).containsEntry("titles longer than 2 characters", 1L);
  }

  @Test
  void hasListsOfEachLanguage() throws IOException {
    assertThat(wordsOf("en", "The Mice and the Cities of Don Quixote"))
        .containsExactly("mouse", "city", "don", "quixote");
    assertThat(wordsOf("pt", "Os Corações de uma Canção")).containsExactly("coração", "canção");
    assertThat(wordsOf("es", "Las voces de los corazones")).containsExactly("voz", "corazón");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lemmas|be -> am is\\n\\n# x\\nmice mouse|l.txt:4 is not LEMMA -> FORM FORM ...; mend it: be -> am is are",
        "lemmas|-> am|l.txt:1 is not LEMMA",
        "lemmas|be ->|l.txt:1 is not LEMMA",
        "lemmas|be was -> am|l.txt:1 is not LEMMA",
        "lemmas|be -> am -> is|l.txt:1 is not LEMMA",
        "stop-words|the\\nof the\\n|l.txt:2 has more than one word; write one word a line",
        "stop-words|the\\n\u00e9|l.txt:2 is not UTF-8; write the file in UTF-8",
      })
  void namesTheBrokenLineOfAList(String key, String content, String message) throws IOException {
    Path list = folder.resolve("l.txt");
    Files.write(list, content.replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> wordsOf("en", "a title", key + "=" + list))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-205 INPUT_UNREADABLE: " + folder)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/none", "a:b"})
  void saysWhichListIsMissing(String path) {
    assertThatThrownBy(() -> wordsOf("en", "a title", "lemmas=" + path))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-201 INPUT_NOT_FOUND: there is no file at '" + path)
        .hasMessageContaining("set lemmas to a file that is there");
  }

  @Test
  void aCheckReadsTheLists() throws IOException {
    Path broken = write("broken.txt", "of the\n");

    assertThat(
            JobRuns.check(
                "title-words",
                List.of(
                    "titles.path=" + SAMPLES.resolve("titles"),
                    "words.path=" + folder.resolve("words.csv"),
                    "lemmas=" + SAMPLES.resolve("lemmas.txt"),
                    "stop-words=" + broken)))
        .extracting(Finding::port, finding -> finding.failure().isPresent(), Finding::text)
        .contains(
            tuple("lemmas", false, SAMPLES.resolve("lemmas.txt") + ", 13 forms"),
            tuple("stop-words", true, broken + ":1 has more than one word"));
  }

  @Test
  void saysWhereTheEngineIsThatIsNotThere() {
    assertThatThrownBy(() -> wordsOf("en", "a title", "engine=spark-nlp"))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-509 LIBRARY_MISSING: engine spark-nlp is in etl-words-nlp.jar, which is not on the"
                + " class path; pass it with --jars (to ./etl: ETL_JARS=PATH), or set engine to"
                + " columns");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lemma-model=x|lemma-model is for the engine spark-nlp alone",
        "engine=spark-nlp lemma-model=x lemmas=y|lemma-model and lemmas are both set",
        "max-title-length=0|max-title-length is 1 or more, not 0",
        "titles.rename=title=Title|rename: there is no field 'title'",
        "titles.rename=Title|rename: 'Title' is not FIELD=COLUMN, as in product_title=Title",
        "titles.rename=product_title=year|rename: 'year' is the name of two fields",
      })
  void refusesWhatCannotBe(String assignments, String message) {
    assertThatThrownBy(() -> wordsOf("en", "a title", assignments.split(" ", -1)))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-101 CONFIG_INVALID")
        .hasMessageContaining(message);
  }

  private List<String> wordsOf(String language, String title, String... more) throws IOException {
    List<String> assignments = new ArrayList<>();
    assignments.add("titles.path=" + write("one.csv", "product_title,year\n" + title + ",1999\n"));
    assignments.add("words.path=" + folder.resolve("one-words.csv"));
    assignments.add("language=" + language);
    assignments.add("engine=columns");
    assignments.addAll(List.of(more));
    run("title-words", assignments.toArray(String[]::new));
    return Files.readAllLines(folder.resolve("one-words.csv")).stream()
        .skip(1)
        .map(line -> List.of(line.split(",", -1)).get(2))
        .toList();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private RunRecord run(String job, String... assignments) {
    return new JobRuns(folder.resolve("runs")).run(job, List.of(assignments));
  }
}
