package io.sparketl.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.JobCheck.Finding;
import io.sparketl.jobs.JobRuns;
import io.sparketl.jobs.RunListener;
import io.sparketl.jobs.config.Settings;
import io.sparketl.jobs.run.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The job end to end, through the driver's entry point. */
class SqlJobTest {

  @TempDir Path folder;

  private final List<String> remarks = new ArrayList<>();

  @BeforeEach
  void trips() throws IOException {
    file("trips.csv", "zone,miles,day\nA,1.5,2020-01-31\nB,2,2020-02-01\nA,,2020-02-01\n");
    file("zones.csv", "zone,name\nA,Airport\nB,Bronx\n");
  }

  @Test
  void givesOfTheSamplesWhatAnIndependentProgramComputed() {
    Path home = Path.of("..").toAbsolutePath().normalize();
    var job =
        JobCatalog.load()
            .configure(
                "sql",
                Settings.reference().withFile(home.resolve("conf/jobs.conf"), home),
                List.of("result.path=" + result()));

    runWith(job.assignments());

    assertThat(result())
        .hasSameTextualContentAs(home.resolve("data/taxi/expected/trips-by-hour.csv"));
  }

  @Test
  void joinsSourcesAndCountsTheirRows() throws IOException {
    RunRecord record =
        run(
            "SELECT name, count(*) AS trips, sum(miles) AS miles FROM trips JOIN zones"
                + " USING (zone) GROUP BY name ORDER BY name DESC",
            "sources.zones.path=" + folder.resolve("zones.csv"));

    assertThat(result()).hasContent("name,trips,miles\nBronx,1,2.000000\nAirport,2,1.500000");
    assertThat(JobRuns.source(record, "sources.trips").rowsRead()).isEqualTo(3);
    assertThat(JobRuns.source(record, "sources.zones").rowsUsed()).isEqualTo(2);
  }

  @Test
  void showsWhatItInferredAndWritesItDown() throws IOException {
    RunRecord record = run("SELECT zone, day, miles > 1 AS far FROM trips WHERE zone = 'B'");

    assertThat(remarks)
        .containsExactly(
            "result: columns: zone text, day date, far boolean",
            "sources.trips: inferred: columns.trips ="
                + " [\"zone text\", \"miles number\", \"day date\"]");
    assertThat(record.step().parameters())
        .containsEntry("columns.trips", "zone text,miles number,day date");
    assertThat(result()).hasContent("zone,day,far\nB,2020-02-01,true");
  }

  @Test
  void takesTheColumnsThatAreGiven() throws IOException {
    file("more.csv", "Location,Miles\nC,3\n,4\nC,x\n");

    RunRecord record =
        run(
            "SELECT zone, miles FROM trips ORDER BY zone, miles",
            "sources.trips.path=" + folder.resolve("{trips,more}.csv"),
            "sources.trips.max-rejected=1",
            "columns.trips=zone text needed as location|place,miles real");

    assertThat(remarks).containsExactly("result: columns: zone text, miles real");
    assertThat(result()).hasContent("zone,miles\nA,\nA,1.5\nB,2.0\nC,\nC,3.0");
    assertThat(JobRuns.source(record, "sources.trips").rejected())
        .containsEntry("zone missing", 1L);
    assertThat(JobRuns.source(record, "sources.trips").noticed())
        .containsEntry("miles not a number", 1L);
  }

  @Test
  void countsASourceOnceThatIsUsedTwice() throws IOException {
    RunRecord record =
        run("SELECT a.zone FROM trips a JOIN trips b ON a.zone = b.zone ORDER BY a.zone");

    assertThat(result()).hasContent("\"zone\"\n\"A\"\n\"A\"\n\"A\"\n\"A\"\n\"B\"");
    assertThat(JobRuns.source(record, "sources.trips").rowsRead()).isEqualTo(3);
    assertThat(JobRuns.source(record, "sources.trips").complete()).isTrue();
  }

  @Test
  void givesTheHeaderAloneOfNoRows() throws IOException {
    file("trips.csv", "zone,miles,day\n");

    run("SELECT zone, miles AS m FROM trips");

    assertThat(result()).hasContent("zone,m");
  }

  @Test
  void doesNotReadWhatTheQueryDoesNotUse() throws IOException {
    RunRecord record =
        run("SELECT zone FROM trips LIMIT 1", "sources.zones.path=" + folder.resolve("zones.csv"));

    assertThat(remarks).contains("sources.zones: not used by the query, and not read");
    assertThat(record.step().sources()).containsOnlyKeys("sources.trips");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20_000})
  void keepsTheOrderOfTheQuery(int rows) throws IOException {
    StringBuilder one = new StringBuilder("n\n");
    StringBuilder other = new StringBuilder("n\n");
    IntStream.range(0, rows)
        .forEach(n -> (n % 2 == 0 ? one : other).append(n * 7919L % 20_011).append('\n'));
    file("n/1.csv", one.toString());
    file("n/2.csv", other.toString());

    run(
        "SELECT n, 0 AS x FROM trips ORDER BY n DESC",
        "sources.trips.path=" + folder.resolve("n"),
        "columns.trips=n whole");

    List<Long> expected =
        IntStream.range(0, rows)
            .mapToObj(n -> n * 7919L % 20_011)
            .sorted((a, b) -> Long.compare(b, a))
            .toList();
    assertThat(Files.readAllLines(result()).stream().skip(1).map(line -> line.split(",", -1)[0]))
        .containsExactlyElementsOf(expected.stream().map(String::valueOf).toList());
  }

  @Test
  void readsAQueryFromAFileAndNamesItsLine() throws IOException {
    Path query =
        file("q.sql", "\uFEFF-- Far trips;\nSELECT zone, miles\nFROM trips; -- it's all\n");
    RunRecord record = runFile(query);
    assertThat(record.step().parameters().get("query")).startsWith("-- Far trips;");

    file("q.sql", "SELECT zone,\n  mils\nFROM trips\n/* end */");
    assertThatThrownBy(() -> runFile(query))
        .isInstanceOf(EtlException.class)
        .hasMessageStartingWith("ETL-107 SQL_INVALID: %s:2: A column".formatted(query))
        .hasMessageContaining("`mils`")
        .hasMessageContaining("`miles`")
        .hasMessageNotContaining("pos ")
        .hasMessageNotContaining("Project");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "SELECT zone FORM trips | query:1: Syntax error at or near 'trips'",
        "SELECT 1; SELECT 2 | query:1: Syntax error at or near ';'",
        "SELECT zone FROM trip | query:1: The table or view `trip` cannot be found",
        "SELECT zone FROM spark_catalog.default.trips | query:1: The table or view",
        "SELECT zone FROM csv.`trips.csv` | query:1: The table or view `csv`.`trips.csv` cannot",
        "SELECT nix(zone) FROM trips | query:1: Cannot resolve",
        "SELECT zone, ZONE FROM trips | the query gives more than one column named 'ZONE'",
        "SELECT array(zone) AS a FROM trips | the query gives 'a' as ARRAY<STRING>, which cannot",
        "SELECT null AS a FROM trips | the query gives 'a' as VOID, which cannot be published",
        "SELECT 1 AS a | query uses none of the sources trips",
        "SELECT zone, '${spark.app.name}' x, ${spark.app.name} FROM trips | query:1: Syntax error",
        "DROP TABLE trips | query:1: Syntax error",
        "INSERT INTO trips VALUES (1) | query:1: Syntax error",
        "CREATE TABLE t AS SELECT * FROM trips | query:1: Syntax error",
        "SET spark.sql.ansi.enabled=false | query:1: Syntax error",
        "ADD JAR x.jar | query:1: Syntax error",
        "SELECT 1) AS a; DROP TABLE (trips | query:1: Syntax error",
        "-- nothing | query:1: Syntax error",
        "; | query is empty"
      })
  void refusesWhatIsNoQueryOverItsSources(String query, String problem) {
    EtlException refusal = catchThrowableOfType(EtlException.class, () -> run(query));

    assertThat(refusal.code().label()).isEqualTo("ETL-107 SQL_INVALID");
    assertThat(refusal.problem()).startsWith(problem);
    assertThat(result()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CAST(zone AS INT) | ETL-404 VALUE_INVALID: The value 'A' of the type \"STRING\" cannot",
        "1 / (miles - miles) | ETL-404 VALUE_INVALID: Division by zero",
        "CAST(1e12 AS DECIMAL(38,0)) | ETL-403 VALUE_OVERFLOW: "
      })
  void failsClearlyOnValuesThatCannotBeComputed(String expression, String problem) {
    assertThatThrownBy(() -> run("SELECT %s AS x, zone FROM trips".formatted(expression)))
        .isInstanceOf(EtlException.class)
        .hasMessageStartingWith(problem);
    assertThat(result()).doesNotExist();
  }

  @Test
  void publishesNumbersAsContractsHaveThem() throws IOException {
    run(
        "SELECT CAST(1.0000005 AS DECIMAL(38,7)) AS d, CAST(1 AS TINYINT) AS i,"
            + " CAST(0.5 AS FLOAT) AS f, TIMESTAMP'2020-01-01 01:00:00+01:00' AS t"
            + " FROM trips LIMIT 1");

    assertThat(remarks).contains("result: columns: d number, i whole, f real, t timestamp");
    assertThat(result()).hasContent("d,i,f,t\n1.000001,1,0.5,2020-01-01T00:00:00.000000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "columns.trip=zone text | columns: there is no source 'trip'; did you mean 'trips'?",
        "columns.trips=zone string | columns: trips: 'zone string' is not of the form",
        "columns.trips=zone text,Zone text | columns: trips: column name 'zone' stands twice",
        "query-file=q.sql | query and query-file are both set",
        "sources.a-b.path=x | sources: 'a-b' is not a name of letters",
        "sources.TRIPS.path=x | sources: 'trips' is there twice"
      })
  void refusesSettingsThatMakeNoSense(String assignment, String problem) {
    assertThatThrownBy(() -> run("SELECT zone FROM trips", assignment))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void asksForASourceAndAQuery() {
    assertThatThrownBy(() -> run("SELECT 1", "sources.trips=null"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("jobs.sql: no source is set");
    assertThatThrownBy(() -> run("null"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("jobs.sql: neither query nor query-file is set");
  }

  @Test
  void isCheckedWithoutReadingARow() {
    assertThat(check("SELECT zone FROM trips").stream().map(Finding::text))
        .satisfiesExactly(
            trips ->
                assertThat(trips)
                    .startsWith("1 file, ")
                    .contains("\ninferred: columns.trips = [\"zone text\", "),
            result -> assertThat(result).endsWith(" can be written\ncolumns: zone text"));
    assertThat(check("SELECT zon FROM trips"))
        .last()
        .satisfies(
            result -> {
              assertThat(result.port()).isEqualTo("result");
              assertThat(result.text()).startsWith("query:1: ").contains("`zone`");
              assertThat(result.failure()).isPresent();
            });
  }

  private List<Finding> check(String query) {
    return JobRuns.check("sql", assignments("query=" + query));
  }

  private RunRecord runFile(Path query) {
    return runWith(assignments("query-file=" + query));
  }

  private RunRecord run(String query, String... more) {
    return runWith(assignments("query=" + query, more));
  }

  private List<String> assignments(String query, String... more) {
    List<String> assignments = new ArrayList<>();
    assignments.add("sources.trips.path=" + folder.resolve("trips.csv"));
    assignments.add("result.path=" + result());
    assignments.add(query);
    assignments.addAll(List.of(more));
    return assignments;
  }

  private RunRecord runWith(List<String> assignments) {
    remarks.clear();
    return new JobRuns(folder.resolve("runs"), new Remarks()).run("sql", assignments);
  }

  private Path file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private Path result() {
    return folder.resolve("out.csv");
  }

  /** Keeps what is told before the run. */
  private final class Remarks implements RunListener {
    @Override
    public void settled(String port, String remark) {
      remarks.add(port + ": " + remark);
      remarks.sort(null);
    }
  }
}
