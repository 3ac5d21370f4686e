package io.sparketl.jobs.covid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparketl.core.error.EtlException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The job end to end, through the driver's entry point, on the repository's samples. */
@ExtendWith(SparkExtension.class)
class CovidAggregateJobTest {

  private static final Path SAMPLES = Path.of("..", "data", "covid").toAbsolutePath().normalize();

  private static final List<String> WITH_REGIONS =
      List.of(
          "regions.path=" + SAMPLES.resolve("regions"),
          "regions.csv.encoding=ISO-8859-1",
          "regions.csv.separator=;");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "states,              false, whole-numbers=false",
    "states-whole,        false, whole-numbers=true",
    "states-with-regions, true,  whole-numbers=false"
  })
  void givesAndCountsWhatAnIndependentProgramComputed(
      String name, boolean withRegions, String assignment) throws IOException {
    List<String> assignments = new ArrayList<>(withRegions ? WITH_REGIONS : List.of());
    assignments.add(assignment);

    RunRecord record = run(SAMPLES.resolve("cities"), assignments);

    assertThat(folder.resolve("states.csv"))
        .hasSameBinaryContentAs(SAMPLES.resolve("expected").resolve(name + ".csv"));
    JsonNode counts = JobRuns.json(SAMPLES.resolve("expected/counts.json"));
    assertThat(record.step().counts())
        .containsExactlyInAnyOrderEntriesOf(JobRuns.counts(counts.get(name)));
    SourceRecord cities = JobRuns.source(record, "cities");
    assertThat(cities.complete()).isTrue();
    assertThat(cities.rejected()).isEqualTo(JobRuns.counts(counts.at("/cities/rejected")));
  }

  @Test
  void takesTheRegionsFromAFileOfStates() throws IOException {
    Path cities = file("c.csv", "date,state,name,cases,deaths\nd,SP,x,25.0,1\nd,AC,x,12345678,2\n");
    Path regions =
        file("r.csv", "date,region,state,cases\n1,Norte,AC,1\n2,Norte,AC,1\n2,Sul,SP,1\n");

    run(cities, List.of("regions.path=" + regions));

    assertThat(folder.resolve("states.csv"))
        .hasContent(
            "date,region,state,cases,deaths\nd,Sul,SP,25.0,1.0\nd,Norte,AC,12345678.0,2.0\n");
  }

  @Test
  void bringsAccentsThroughFromLatin1() throws IOException {
    Path cities = folder.resolve("c.csv");
    Files.write(
        cities,
        "date,state,cases,deaths\nd,São Paulo,1,0\nd,Amapá,2,0\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    run(cities, List.of("cities.csv.encoding=ISO-8859-1"));

    assertThat(folder.resolve("states.csv"))
        .hasContent("date,state,cases,deaths\nd,São Paulo,1.0,0.0\nd,Amapá,2.0,0.0\n");
  }

  @Test
  void refusesAStateOfSeveralRegionsAndLeavesTheOldResult() throws IOException {
    Path cities = file("c.csv", "date,state,cases,deaths\n1,SP,1,0\n2,SP,2,0\n1,AC,2,0\n");
    Path regions = file("r.csv", "state,region\nSP,Sul\nSP,Sudeste\nAC,Norte\nAC,Norte\n");
    file("states.csv", "old");

    assertThatThrownBy(() -> run(cities, List.of("regions.path=" + regions)))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-210 KEYS_DUPLICATE: rows of a state with several regions: 2, such as 1 SP, 2 SP;"
                + " mend the regions: a state lies in one of them");

    assertThat(folder.resolve("states.csv")).hasContent("old");
  }

  @Test
  void givesTheHeaderAloneForNoCities() throws IOException {
    Path cities = file("c.csv", "date,state,cases,deaths\n");
    Path regions = file("r.csv", "state,region\nSP,Sudeste\n");

    RunRecord record = run(cities, List.of("regions.path=" + regions));

    assertThat(folder.resolve("states.csv")).hasContent("date,region,state,cases,deaths");
    assertThat(record.step().counts())
        .containsEntry("states of regions without cases", 1L)
        .containsEntry("rows without a region", 0L);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private RunRecord run(Path cities, List<String> more) {
    List<String> assignments = new ArrayList<>(more);
    assignments.add("cities.path=" + cities);
    assignments.add("states.path=" + folder.resolve("states.csv"));
    return new JobRuns(folder.resolve("runs")).run("covid-aggregate", assignments);
  }
}
