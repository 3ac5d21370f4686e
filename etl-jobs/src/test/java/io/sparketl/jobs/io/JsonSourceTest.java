package io.sparketl.jobs.io;

import static io.sparketl.core.contract.Condition.above;
import static io.sparketl.core.contract.Field.number;
import static io.sparketl.core.contract.Field.text;
import static io.sparketl.core.contract.Field.whole;
import static io.sparketl.testkit.TableAssert.assertThatTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.FieldType;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.csv.Dialect;
import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.jobs.io.ledger.RowCounts;
import io.sparketl.testkit.SparkExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkExtension.class)
class JsonSourceTest {

  private static final String SPLIT_BYTES = "spark.sql.files.maxPartitionBytes";

  private static final Contract TITLES =
      Contract.of(text("product_title").alias("title"), whole("year"));

  @TempDir Path folder;
  private Path inputs;

  @BeforeEach
  void makesAFolderForInputs() throws IOException {
    inputs = Files.createDirectory(folder.resolve("in"));
  }

  @ParameterizedTest(name = "{1} as {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "TEXT      | \"a\"                          | a",
        "TEXT      | \" a \"                        | ` a `",
        "TEXT      | \"\\u00e9\\t\\\"\\uD83D\\uDE00\" | `é\t\"😀`",
        "TEXT      | \"\"                           | v missing",
        "TEXT      | null                           | v missing",
        "TEXT      | 1.50                           | 1.50",
        "TEXT      | -0.0E+05                       | -0.0E+05",
        "TEXT      | true                           | true",
        "TEXT      | \"\\ud83d\"                    | v not text",
        "TEXT      | \"\\u0000\"                    | v not text",
        "TEXT      | {\"en\": \"a\"}                | v not text",
        "TEXT      | [\"a\"]                        | v not text",
        "NUMBER    | 0.1                            | 0.100000",
        "NUMBER    | 123456789012.123456            | 123456789012.123456",
        "NUMBER    | 1e2                            | 100.000000",
        "NUMBER    | \" 7 \"                        | 7.000000",
        "NUMBER    | \"NaN\"                        | v not a number",
        "NUMBER    | \"1,5\"                        | v not a number",
        "NUMBER    | true                           | v not a number",
        "NUMBER    | []                             | v not a number",
        "NUMBER    | 1e400                          | v not a number",
        "WHOLE     | 123456789012345678             | 123456789012345678",
        "WHOLE     | 1.5                            | v not a whole number",
        "DOUBLE    | 1.2345678E7                    | 1.2345678E7",
        "DOUBLE    | 4.9E-324                       | 4.9E-324",
        "DOUBLE    | 9007199254740993               | 9.007199254740992E15",
        "DOUBLE    | \"Infinity\"                   | v not a number",
        "BOOLEAN   | false                          | false",
        "BOOLEAN   | \"TRUE\"                       | true",
        "BOOLEAN   | 1                              | v not true or false",
        "DATE      | \"2020-02-29\"                 | 2020-02-29",
        "DATE      | \"2020-02-30\"                 | v not a date",
        "TIMESTAMP | \"2020-02-29T12:00:00.500\"    | 2020-02-29T12:00:00.500",
        "TIMESTAMP | 1582977600                     | v not a date and time",
      })
  void readsAValueByTheTypeOfItsField(
      FieldType type, String json, String expected, SparkSession spark) throws IOException {
    write("a.json", "{\"v\": %s}\n".formatted(json));

    try (StoredTables tables = tables(spark, Contract.of(Field.of("v", type)))) {
      assertThat(outcome(tables)).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"title\":\"a\",\"year\":1}                        | a,1",
        "  {\"year\" : 1, \"x\":{\"year\":[2]}, \"title\":\"a\"}\t | a,1",
        "{\" Product_Title \":\"a\",\"YEAR\":\"1\"}          | a,1",
        "{\"title\":\"a\",\"x\":1,\"x\":2,\"year\":1}        | a,1",
        "{\"title\":\"a\"}                                   | year missing",
        "{}                                                  | product_title missing",
        "{\"title\":null,\"year\":1}                         | product_title missing",
        "{\"title\":\"a\",\"year\":1,\"year\":1}             | key repeated",
        "{\"title\":\"a\",\"product_title\":null,\"year\":1} | key repeated",
        "{\"title\":\"a\",\"year\":1                         | broken JSON",
        "{\"title\":\"a\",\"year\":1,}                       | broken JSON",
        "{\"title\":\"a\",\"year\":01}                       | broken JSON",
        "{\"title\":\"a\",\"year\":1,\"x\":NaN}              | broken JSON",
        "{'title':'a','year':1}                              | broken JSON",
        "{\"title\":\"a\tb\",\"year\":1}                     | broken JSON",
        "{\"title\":\"a\",\"year\":1,\"x\":[1}               | broken JSON",
        "{\"title\":\"a\",\"year\":1},                       | surplus text after JSON object",
        "{\"title\":\"a\",\"year\":1}{}                      | surplus text after JSON object",
        "{\"title\":\"a\",\"year\":1} # x                    | surplus text after JSON object",
        "[\"a\",1]                                           | no JSON object",
        "\"a\"                                               | no JSON object",
        "null                                                | no JSON object",
        "a,1                                                 | broken JSON",
      })
  void takesALineForWhatItIs(String line, String expected, SparkSession spark) throws IOException {
    write("a.json", "{\"title\":\"first\",\"year\":0}\n" + line + "\n");

    try (StoredTables tables = tables(spark, TITLES.keep("year above zero", above("year", 0)))) {
      assertThat(outcome(tables)).isEqualTo(expected);
    }
  }

  /** The only row that is used, or what the only one that is rejected is rejected for. */
  private static String outcome(StoredTables tables) {
    List<Row> used = tables.read("titles").collectAsList();
    RowCounts counts = tables.countsOf("titles");
    assertThat(used.size() + counts.rejectedRows()).isEqualTo(1);
    return used.isEmpty()
        ? String.join(", ", counts.rejected().keySet())
        : used.get(0).mkString(",");
  }

  @Test
  void countsBlankLinesAndKeepsTheFirstRejectedRowsWithTheirPlaces(SparkSession spark)
      throws IOException {
    write(
        "a.jsonl",
        "\uFEFF{\"title\":\"a\",\"year\":1}\r\n\n \t\r\n{\"title\":\"é\"}\noops\n"
            + "{\"title\":\"z\",\"year\":2}\n\n  ");

    try (StoredTables tables = tables(spark, TITLES)) {
      assertThatTable(tables.read("titles")).hasRows("a | 1\nz | 2");
      assertThat(tables.countsOf("titles"))
          .isEqualTo(
              new RowCounts(
                  4,
                  2,
                  Map.of("year missing", 1L, "broken JSON", 1L),
                  Map.of(),
                  Map.of("blank lines passed over", 2L)));
      assertThat(tables.examplesOf("titles"))
          .extracting(RejectedRow::offset, RejectedRow::reason, RejectedRow::text)
          .containsExactly(
              tuple(32L, "year missing", "{\"title\":\"é\"}"), tuple(47L, "broken JSON", "oops"));
    }
  }

  /** As in CSV, what is not asked for may be anything; here it must be JSON. */
  @Test
  void bytesThatAreNotUtf8AreNoText(SparkSession spark) throws IOException {
    Files.write(
        inputs.resolve("a.json"),
        """
        {"title":"fine","year":1,"x":"caf\u00e9"}
        {"title":"caf\u00e9","year":2}
        {"title":"caf\\\u00e9","year":3}
        {"title":"a","year":4}\u00e9
        {"title":"b","year":5,"caf\u00e9":0}
        """
            .getBytes(StandardCharsets.ISO_8859_1));

    try (StoredTables tables = tables(spark, TITLES)) {
      assertThatTable(tables.read("titles")).hasRows("fine | 1\nb | 5");
      assertThat(tables.countsOf("titles").rejected())
          .isEqualTo(
              Map.of(
                  "product_title not text", 1L,
                  "broken JSON", 1L,
                  "surplus text after JSON object", 1L));
    }
  }

  @Test
  void everyRowMayHaveAFieldUnderAnotherOfItsNames(SparkSession spark) throws IOException {
    write("a.ndjson", "{\"title\":\"a\",\"year\":1}\n{\"TITLE\":\"b\",\"Jahr\":2}\n");
    write("b.csv", "Title,year\nc,3\n");
    Source source =
        new Source(
            List.of(inputs.toString()),
            Source.Format.AUTO,
            List.of("year=Jahr"),
            0,
            Source.OnBadFile.FAIL,
            Optional.empty(),
            Dialect.STANDARD);

    try (StoredTables tables =
        new StoredTables(spark, Ports.none().reads("titles", source, TITLES), "run")) {
      assertThatTable(tables.read("titles")).hasRows("a | 1\nb | 2\nc | 3");
      assertThat(planOf(tables).columnNames())
          .containsEntry("product_title", List.of("Title", "title"))
          .containsEntry("year", List.of("Jahr", "year"));
    }
  }

  @Test
  void anOptionalFieldMayBeNestedOnlyWhereAnythingWillDo(SparkSession spark) throws IOException {
    write("a.json", "{\"v\":{},\"n\":1}\n{\"n\":[1],\"v\":\"x\"}\n{\"n\":null}\n");
    Contract contract =
        Contract.of(
            new Field("v", FieldType.TEXT, "", List.of(), Field.Need.NOTHING),
            number("n").optional());

    try (StoredTables tables = tables(spark, contract)) {
      assertThatTable(tables.read("titles")).hasRows("null | 1\nnull | null");
      assertThat(tables.countsOf("titles"))
          .isEqualTo(
              new RowCounts(
                  3, 2, Map.of("n not a number", 1L), Map.of(), Map.of("v not text", 1L)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void isTheSameHoweverItIsCutAndPacked(String lineEnd, SparkSession spark) throws IOException {
    String lines =
        IntStream.range(0, 2_000)
            .mapToObj(i -> line(i) + lineEnd)
            .collect(Collectors.joining("", lineEnd, "{\"title\":\"last\",\"year\":1}"));
    write("a.json", lines);
    List<String> whole = rowsAndCounts(spark, 128 << 20);
    assertThat(whole).hasSize(2_000 / 6 * 4 + 1 + 1);

    assertThat(rowsAndCounts(spark, 1_000)).isEqualTo(whole);
    assertThat(rowsAndCounts(spark, 37_777)).isEqualTo(whole);
    Files.delete(inputs.resolve("a.json"));
    gzip("a.json.gz", lines);
    assertThat(rowsAndCounts(spark, 1_000)).isEqualTo(whole);
  }

  private static String line(int i) {
    return switch (i % 6) {
      case 0 -> "";
      case 1 -> "{\"title\":\"%d\"}".formatted(i);
      case 2 -> "{\"title\":\"%s\",\"year\":%d}".formatted("é".repeat(1 + i % 301), i);
      default -> "{\"year\":%d,\"title\":\"t%d\",\"x\":[%d]}".formatted(i, i, i);
    };
  }

  private List<String> rowsAndCounts(SparkSession spark, int splitBytes) throws IOException {
    spark.conf().set(SPLIT_BYTES, String.valueOf(splitBytes));
    try (StoredTables tables = tables(spark, TITLES)) {
      Dataset<Row> titles = tables.read("titles");
      assertThat(titles.rdd().getNumPartitions() > 1)
          .isEqualTo(splitBytes < 1 << 20 && Files.exists(inputs.resolve("a.json")));
      List<String> rows =
          titles.collectAsList().stream()
              .map(Row::toString)
              .sorted()
              .collect(Collectors.toCollection(ArrayList::new));
      rows.add(tables.countsOf("titles").toString());
      return rows;
    } finally {
      spark.conf().unset(SPLIT_BYTES);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"titel\":\"a\",\"year\":1}    | ETL-202 COLUMNS_MISSING | has in its first lines no column 'product_title' (or title); it has: titel, year",
        "{\"title\":\"a\",\"yaer\":1}\\n{\"x\":0} | ETL-202 COLUMNS_MISSING | has in its first lines no column 'year'; did you mean 'yaer'?; it has: title, yaer, x",
        "[{\"title\":\"a\",\"year\":1}]  | ETL-205 INPUT_UNREADABLE | a.json is a JSON array, and only JSON lines are read: an object a line",
        "[\\n{\"title\":\"a\",\"year\":1},\\n{\"title\":\"a\",\"year\":1}\\n] | ETL-205 INPUT_UNREADABLE | is a JSON array",
        "\uFEFF [                        | ETL-205 INPUT_UNREADABLE | is a JSON array",
        "{\\n\"title\": \"a\",\\n\"year\": 1\\n} | ETL-203 HEADER_INVALID | none of the first lines of",
        "title,year\\na,1                | ETL-203 HEADER_INVALID | none of the first lines of",
      })
  void refusesAFileByItsFirstLines(String content, String code, String message, SparkSession spark)
      throws IOException {
    write("a.json", content.replace("\\n", "\n"));

    assertThatThrownBy(() -> tables(spark, TITLES, Source.OnBadFile.FAIL).read("titles"))
        .isInstanceOf(EtlException.class)
        .hasMessageStartingWith(code + ": ")
        .hasMessageContaining(message);

    write("b.json", "{\"title\":\"a\",\"year\":1}");
    try (StoredTables tables = tables(spark, TITLES, Source.OnBadFile.SKIP)) {
      assertThatTable(tables.read("titles")).hasRows("a | 1");
      assertThat(planOf(tables).skipped()).hasSize(1);
    }
  }

  @Test
  void aFileOfNothingHasNoRows(SparkSession spark) throws IOException {
    write("a.json", "");
    write("b.json", "\n  \n");

    try (StoredTables tables = tables(spark, TITLES)) {
      assertThatTable(tables.read("titles")).hasRows("");
      assertThat(tables.countsOf("titles").read()).isZero();
    }
  }

  @Test
  void refusesADamagedFileAndALineThatIsTooLong(SparkSession spark) throws IOException {
    gzip("a.json.gz", "{\"title\":\"a\",\"year\":1}\n".repeat(100_000));
    byte[] whole = Files.readAllBytes(inputs.resolve("a.json.gz"));
    Files.write(inputs.resolve("a.json.gz"), Arrays.copyOf(whole, whole.length - 9));

    try (StoredTables tables = tables(spark, TITLES)) {
      assertThatThrownBy(() -> tables.read("titles").count())
          .hasStackTraceContaining("ETL-205 INPUT_UNREADABLE")
          .hasStackTraceContaining("a.json.gz is damaged or ends too early");
    }
    Files.delete(inputs.resolve("a.json.gz"));
    write("a.json", "{\"title\":\"%s\",\"year\":1}".formatted("a".repeat(17 << 20)));
    assertThatThrownBy(() -> tables(spark, TITLES).read("titles"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-207 RECORD_TOO_LONG");
  }

  @Test
  void publishesRejectedRowsAndFailsWhereTheyAreTooMany(SparkSession spark) throws IOException {
    write("a.json", "{\"title\":\"a\",\"year\":1}\n{\"title\":\"b, c\"}\n");
    Source source =
        new Source(
            List.of(inputs.toString()),
            Source.Format.JSON,
            0.1,
            Source.OnBadFile.FAIL,
            Optional.of(new Sink(folder.resolve("rejects.csv").toString(), Sink.Format.CSV)),
            Dialect.STANDARD);
    Sink copy = new Sink(folder.resolve("copy.csv").toString(), Sink.Format.CSV);
    Ports ports = Ports.none().reads("titles", source, TITLES).writes("copy", copy, TITLES);

    try (StoredTables tables = new StoredTables(spark, ports, "run")) {
      tables.write("copy", tables.read("titles"));

      assertThatThrownBy(() -> PublishedOutputs.of(tables))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("ETL-204 ROWS_REJECTED: 1 of 2 rows of titles were rejected");
    }
    assertThat(Files.readAllLines(folder.resolve("rejects.csv")).get(1))
        .endsWith("a.json,23,year missing,\"{\"\"title\"\":\"\"b, c\"\"}\"");
  }

  @Test
  void namesAreCheckedWithoutSpark() throws IOException {
    write("a.json", "{\"title\":\"a\",\"year\":1}\n");
    Source source = Source.of(List.of(inputs.toString()), Source.Format.AUTO, 0);

    SourcePlan plan = SourcePlan.of(new InputPort("titles", source, TITLES), new Configuration());

    assertThat(plan.files()).isEqualTo(1);
    assertThat(plan.bytes()).isEqualTo(23);
    assertThat(plan.columnNames()).containsEntry("product_title", List.of("title"));
  }

  private static SourcePlan planOf(StoredTables tables) {
    return Objects.requireNonNull(tables.plans().get("titles"));
  }

  private StoredTables tables(SparkSession spark, Contract contract) throws IOException {
    return tables(spark, contract, Source.OnBadFile.FAIL);
  }

  private StoredTables tables(SparkSession spark, Contract contract, Source.OnBadFile onBadFile)
      throws IOException {
    Source source =
        new Source(
            List.of(inputs.toString()),
            Source.Format.AUTO,
            1,
            onBadFile,
            Optional.empty(),
            Dialect.STANDARD);
    return new StoredTables(spark, Ports.none().reads("titles", source, contract), "run");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(inputs.resolve(name), content);
  }

  private void gzip(String name, String content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream stream = new GZIPOutputStream(packed)) {
      stream.write(content.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(inputs.resolve(name), packed.toByteArray());
  }
}
