package io.sparketl.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.config.Settings;
import io.sparketl.jobs.pipeline.Step.Absence;
import io.sparketl.jobs.pipeline.Step.Link;
import io.sparketl.jobs.pipeline.Step.OnFailure;
import io.sparketl.jobs.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineReaderTest {

  private static final Occasion OCCASION = new Occasion(new RunId("r1"), LocalDate.of(2026, 11, 1));

  @TempDir Path folder;

  private Pipeline read(String steps, String... assignments) throws IOException {
    Path file = folder.resolve("covid.conf");
    Files.writeString(file, "description = \"States.\"\nsteps = [\n%s]\n".formatted(steps));
    return new PipelineReader(JobCatalog.load(), Settings.reference(), folder)
        .read(file, List.of(assignments), OCCASION);
  }

  private String problems(String steps, String... assignments) {
    EtlException wrong = catchThrowableOfType(EtlException.class, () -> read(steps, assignments));
    assertThat(wrong).isNotNull();
    assertThat(wrong.code().label()).isEqualTo("ETL-101 CONFIG_INVALID");
    return wrong.problem().replace(folder.resolve("covid.conf").toString(), "covid.conf");
  }

  private static final String AGGREGATE =
      "{ name = aggregate, job = covid-aggregate, parameters"
          + " { cities.path = cities.csv, states.path = states.csv } }\n";

  @Test
  void wiresAnOutputToAnInput() throws IOException {
    Pipeline pipeline =
        read(
            AGGREGATE
                + """
                {
                  name = compare, job = covid-compare
                  parameters {
                    source { from = aggregate.states, max-rejected = 0 }
                    compare.path = other.csv
                    report.path = report.json
                  }
                  resources { executor-memory = 18G, executor-cores = 4, conf = ["spark.x.y=1"] }
                  on-failure = continue
                  no-data = skipped
                  retries = 2
                  time-limit = 30m
                }
                """);

    assertThat(pipeline.name()).isEqualTo("covid");
    assertThat(pipeline.summary()).isEqualTo("States.");
    Step compare = pipeline.step("compare");
    assertThat(compare.links())
        .containsExactly(new Link("source", "aggregate", "states", "states.csv"));
    assertThat(compare.work().parameters())
        .containsEntry("source.path", "states.csv")
        .containsEntry("source.format", "csv")
        .containsEntry("source.max-rejected", "0");
    assertThat(compare.resources().options())
        .containsExactly(
            "--executor-memory", "18G", "--executor-cores", "4", "--conf", "spark.x.y=1");
    assertThat(compare.onFailure()).isEqualTo(OnFailure.CONTINUE);
    assertThat(compare.noData()).isEqualTo(Absence.SKIPPED);
    assertThat(compare.retries()).isEqualTo(2);
    assertThat(compare.timeLimit()).contains(Duration.ofMinutes(30));
  }

  @Test
  void placesOutputsThatHaveNoPathInAFolderOfTheRun() throws IOException {
    Pipeline pipeline =
        read(
            """
            { name = aggregate, job = covid-aggregate, parameters.cities.path = cities.csv }
            { name = compare, job = covid-compare, parameters {
                source.from = aggregate.states, compare.path = b.csv, report.path = r.json } }
            """,
            "output-root=s3a://bucket/");

    String made = "s3a://bucket/covid/r1/aggregate/states/";
    assertThat(pipeline.step("aggregate").work().outputs()).isEqualTo(Map.of("states", made));
    assertThat(pipeline.step("compare").work().parameters())
        .containsEntry("source.path", made)
        .containsEntry("source.format", "parquet");
  }

  @Test
  void wiresAnOutputOfJsonLinesAndRefusesOneOfAnArray() throws IOException {
    String steps =
        AGGREGATE.replace("states.csv", "states.%s")
            + """
            { name = compare, job = covid-compare, parameters {
                source.from = aggregate.states, compare.path = b.csv, report.path = r.json } }
            """;

    assertThat(read(steps.formatted("json.gz")).step("compare").work().parameters())
        .containsEntry("source.path", "states.json.gz")
        .containsEntry("source.format", "json");
    assertThat(problems(steps.formatted("json, states.format = json-array")))
        .contains("format", "json-array", "auto, csv, parquet, json");
  }

  @Test
  void fillsTheLogicalDateIntoPathsAndLeavesColumnsAlone() throws IOException {
    Pipeline pipeline =
        read(
            """
            { name = aggregate, job = covid-aggregate, parameters {
                cities.path = ["in/{year}/{month}/a.csv", "in/{date}.csv"]
                states.path = "out/{year}/{state}-{date}.csv" } }
            """);

    // The states have columns state and date, and no year.
    assertThat(pipeline.step("aggregate").work().parameters())
        .containsEntry("cities.path", "in/2026/11/a.csv,in/2026-11-01.csv")
        .containsEntry("states.path", "out/2026/{state}-{date}.csv");
  }

  @Test
  void takesAssignmentsByStepAndOfALoneStepWithout() throws IOException {
    assertThat(read(AGGREGATE, "whole-numbers=true").step("aggregate").work().parameters())
        .containsEntry("whole-numbers", "true");
    assertThat(
            read(AGGREGATE, "aggregate.whole-numbers=true").step("aggregate").work().parameters())
        .containsEntry("whole-numbers", "true");

    EtlException wrong =
        catchThrowableOfType(
            EtlException.class,
            () ->
                read(
                    AGGREGATE + AGGREGATE.replace("name = aggregate", "name = again"),
                    "agregate.whole-numbers=true"));
    assertThat(wrong)
        .hasMessageContaining("'agregate' is no step of the pipeline; did you mean 'aggregate'?");
  }

  @Test
  void tellsScriptsWhereInputsAndOutputsAre() throws IOException {
    Pipeline pipeline =
        read(
            AGGREGATE
                + """
                { name = mine, script = "jobs/mine.py"
                  outputs { model = "out/{date}/model", extra {} }
                  arguments = ["--in", { from = aggregate.states }, "--out", { to = model }, 7, "{year}"] }
                { name = theirs, script = their.jar, main-class = a.B
                  arguments = [{ from = mine.extra }] }
                """);

    ScriptWork mine = (ScriptWork) pipeline.step("mine").work();
    assertThat(mine.arguments())
        .containsExactly("--in", "states.csv", "--out", "out/2026-11-01/model", "7", "2026");
    assertThat(mine.outputs())
        .isEqualTo(Map.of("model", "out/2026-11-01/model", "extra", "out/covid/r1/mine/extra/"));
    assertThat(pipeline.step("theirs").links())
        .containsExactly(new Link("arguments", "mine", "extra", "out/covid/r1/mine/extra/"));
  }

  @Test
  void tellsAllMistakesAtOnceEachWithItsLine() {
    assertThat(
            problems(
                """
                { name = aggregate, job = covid-agregate }
                { name = Two Words, job = covid-aggregate, colour = blue }
                { name = early, job = covid-compare, parameters {
                    source.from = late.states
                    compare.from = aggregate
                    report.path = r.json } }
                { name = late, job = covid-aggregate, parameters {
                    cities.path = c.csv
                    states.path = s.csv } }
                { name = late, job = covid-aggregate, script = x.py }
                { name = after, job = covid-compare, parameters {
                    source.from = late.state
                    compare.from = lat.states
                    report.path = s.csv
                    report.format = json } }
                { name = big, script = x.sh, resources { executor-memory = 4 gigs, executors = 0 } }
                { name = named, job = covid-aggregate, parameters {
                    cities.path = c.csv
                    states.path = "{town}.csv" } }
                """))
        .isEqualTo(
            """
            covid.conf:12: name: two steps are named 'late'
            covid.conf:3: job: there is no job 'covid-agregate'; did you mean 'covid-aggregate'?
            covid.conf:4: unknown key 'colour'
            covid.conf:4: name: 'Two Words' is not of small letters, digits and single dashes
            covid.conf:7: from: 'aggregate' is not of the form step.output
            covid.conf:6: from: the step 'late' comes later; put it before 'early'
            covid.conf:12: a step has a job or a script, one of them
            covid.conf:15: from: there is no step 'lat'; did you mean 'late'?
            covid.conf:14: from: the step 'late' has no output 'state'; did you mean 'states'?; it has states
            covid.conf:13: late.states and after.report are both written to s.csv
            covid.conf:18: resources: executor-memory: '4 gigs' is not a size such as 512m or 4g; executors is at least 1, not 0
            covid.conf:18: script: 'x.sh' is not a .py, .jar or .sql file
            covid.conf:19: states.path: 'states' has no column 'town' to name its files by; it has date, state, cases, deaths"""
                .strip());
  }

  @Test
  void tellsWhatIsWrongWithAJobWhoseTermsAreWrong() {
    assertThat(
            problems(
                """
                { name = a, job = covid-aggregate, retries = 1.5, on-failure = explode
                  resources { driver-cores = 0, conf = [x] }
                  parameters { cities.path = c.csv, states.path = "./{town}.csv" } }
                { name = b, job = covid-aggregate
                  parameters { cities.path = c.csv, states.path = "out/../x.csv" } }
                { name = c, job = covid-aggregate
                  parameters { cities.path = c.csv, states.path = "./x.csv" } }
                """))
        .contains("covid.conf:3: retries: '1.5' is not a whole number")
        .contains("covid.conf:3: on-failure: 'explode' is not one of stop, continue")
        .contains("resources: driver-cores is at least 1, not 0; conf: 'x' is not of the form")
        .contains("'states' has no column 'town' to name its files by")
        .contains("b.states and c.states are both written to ./x.csv");
  }

  @Test
  void aFileOfSettingsComesBeforeTheStepAndAnAssignmentBeforeBoth() throws IOException {
    Path conf =
        Files.writeString(
            folder.resolve("mine.conf"),
            "jobs.covid-aggregate { cities.path = mine.csv, states.path = mine.parquet }");
    Path file = folder.resolve("covid.conf");
    Files.writeString(file, "description = \"States.\"\nsteps = [%s]\n".formatted(AGGREGATE));

    Pipeline pipeline =
        new PipelineReader(JobCatalog.load(), Settings.reference().withFile(conf, folder), folder)
            .read(file, List.of("states.path=set.csv"), OCCASION);

    assertThat(pipeline.step("aggregate").work().parameters())
        .containsEntry("cities.path", "mine.csv")
        .containsEntry("states.path", "set.csv");
  }

  @Test
  void fillsTheDateIntoWhateverElseIsAPath() throws IOException {
    Pipeline pipeline =
        read(
            """
            { name = q, job = sql, parameters { sources.a.path = a.csv
              query-file = "queries/{date}.sql", result.path = "out/{year}.csv" } }
            { name = s, script = "jobs/{month}.py" }
            """);

    assertThat(pipeline.step("q").work().parameters())
        .containsEntry("query-file", "queries/2026-11-01.sql")
        .containsEntry("result.path", "out/2026.csv");
    assertThat(pipeline.step("s").work().label()).isEqualTo("jobs/11.py");
  }

  @Test
  void tellsOfStepsThatBuildOnEachOther() {
    assertThat(
            problems(
                """
                { name = one, script = a.py, outputs.a = a, arguments = [{ from = three.c }] }
                { name = two, script = b.py, outputs.b = b, arguments = [{ from = one.a }] }
                { name = three, script = c.py, outputs.c = c, arguments = [{ from = two.b }] }
                { name = self, script = d.py, outputs.d = d, arguments = [{ from = self.d }] }
                """))
        .isEqualTo(
            """
            covid.conf:3: from: a cycle, one builds on three, which builds on two, which builds on one
            covid.conf:6: from: a cycle, self builds on self""");
  }

  @Test
  void refusesAnOutputThatIsNotWhatTheInputNeeds() {
    assertThat(
            problems(
                """
                { name = compare, job = covid-compare, parameters {
                    source.path = a.csv, compare.path = b.csv, report.path = r.csv } }
                { name = again, job = covid-aggregate, parameters {
                    cities.from = compare.report, states.path = s.csv } }
                """))
        .startsWith("covid.conf:5: cities: compare.report has no column 'date'")
        .contains("it has file_source, file_compare, source_rows");
  }

  @Test
  void refusesScriptsOfNoKnownKindAndArgumentsThatAreNone() {
    assertThat(
            problems(
                """
                { name = a, script = a.rb }
                { name = b, script = b.jar }
                { name = c, script = c.py, arguments = [{ to = nothing }, { form = a.b }, null]
                  parameters.x = 1 }
                """))
        .isEqualTo(
            """
            covid.conf:3: script: 'a.rb' is not a .py, .jar or .sql file
            covid.conf:4: main-class: a jar needs the class to run
            covid.conf:6: parameters are a job's; a script has arguments instead
            covid.conf:5: to: this step has no output 'nothing'
            covid.conf:5: an argument is a text, { from = "step.output" } or { to = "output" }
            covid.conf:5: an argument is a text, { from = "step.output" } or { to = "output" }""");
  }

  @Test
  void aPipelineHasADescriptionAndSteps() throws IOException {
    Path file = Files.writeString(folder.resolve("empty.conf"), "stepps = []\n");

    EtlException wrong =
        catchThrowableOfType(
            EtlException.class,
            () ->
                new PipelineReader(JobCatalog.load(), Settings.reference(), folder)
                    .read(file, List.of(), OCCASION));

    assertThat(wrong.problem())
        .contains("empty.conf:1: unknown key 'stepps'; did you mean 'steps'?")
        .contains("'description' is needed and not set");
  }
}
