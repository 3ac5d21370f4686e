package io.sparketl.jobs.io;

import static io.sparketl.core.contract.Condition.above;
import static io.sparketl.core.contract.Field.number;
import static io.sparketl.core.contract.Field.real;
import static io.sparketl.core.contract.Field.text;
import static io.sparketl.core.contract.Field.timestamp;
import static io.sparketl.testkit.TableAssert.assertThatTable;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.ledger.RowCounts;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class StoredTablesTest {

  private static final Contract TRIPS =
      Contract.of(number("miles"), number("amount"))
          .keep("miles above zero", above("miles", 0))
          .keep("amount above zero", above("amount", 0));

  @TempDir Path folder;
  private Path inputs;
  private Path out;

  @BeforeEach
  void makesAFolderForInputs() throws IOException {
    inputs = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out/result.csv");
  }

  @Test
  void countsEveryRowUnderTheFirstReasonThatAppliesToIt(SparkSession spark) throws IOException {
    write(
        "a.csv",
        """
        amount,miles
        1.5,2
        ,2
        x,y
        1,
        1,-1
        -1,0
        -1,2
        """);

    try (StoredTables tables = tables(spark, TRIPS)) {
      assertThatTable(tables.read("trips")).hasRows("2 | 1.5");
      assertThat(tables.countsOf("trips"))
          .isEqualTo(
              new RowCounts(
                  7,
                  1,
                  Map.of("miles missing", 1L, "miles not a number", 1L, "amount missing", 1L),
                  Map.of("miles above zero", 2L, "amount above zero", 1L),
                  Map.of()));
    }
  }

  @Test
  void anOptionalFieldMayBeEmptyAndIsRejectedWhereItIsUnreadable(SparkSession spark)
      throws IOException {
    write("a.csv", "amount,miles\n1,2\n,3\nx,4\n");

    try (StoredTables tables =
        tables(spark, Contract.of(number("miles"), number("amount").optional()))) {
      assertThatTable(tables.read("trips")).hasRows("2 | 1\n3 | null");
      assertThat(tables.countsOf("trips"))
          .isEqualTo(new RowCounts(3, 2, Map.of("amount not a number", 1L), Map.of(), Map.of()));
    }
  }

  @Test
  void readsFilesOfDifferentHeadersByName(SparkSession spark) throws IOException {
    write("2009.csv", "vendor,Miles,x,AMOUNT\n\nV,1,,10\n");
    write("2014.csv", " amount, miles\r\n20,2,,\r\n");
    write("2020.csv", "miles,amount,extra\n3,30,\n");

    try (StoredTables tables = tables(spark, TRIPS)) {
      assertThatTable(tables.read("trips"))
          .hasRows(
              """
              1 | 10
              2 | 20
              3 | 30
              """);
    }
  }

  @Test
  void takesNumbersExactlyAndRefusesWhatIsNotOne(SparkSession spark) throws IOException {
    String good = ".86\n0.5\n 7 \n+1\n1e2\n2.6299999999999999\n\"3\"\n123456789012.123456\n";
    String bad = "NaN\nInfinity\n1d\n1f\n0x10\n1e400\n1,5\n1e-99999999\n1.234.5\n--1\n$3\n1 2\n";
    write("a.csv", "miles\n" + quoted(good + bad));

    try (StoredTables tables = tables(spark, Contract.of(number("miles")))) {
      assertThat(
              tables.read("trips").collectAsList().stream()
                  .map(row -> row.getDecimal(0).stripTrailingZeros().toPlainString()))
          .containsExactly("0.86", "0.5", "7", "1", "100", "2.63", "3", "123456789012.123456");
      assertThat(tables.countsOf("trips").rejected()).isEqualTo(Map.of("miles not a number", 12L));
    }
  }

  @Test
  void takesOnlyWholeTimestamps(SparkSession spark) throws IOException {
    write(
        "a.csv",
        """
        at
        2020-02-29 23:59:59
        2020-02-29T12:00:00.5
        2020-02-29 12:00
        2020-02-30 00:00:00
        2020
        2020-01-01
        12:00:00
        """);

    try (StoredTables tables = tables(spark, Contract.of(timestamp("at")))) {
      assertThatTable(tables.read("trips"))
          .hasRows(
              """
              2020-02-29T23:59:59
              2020-02-29T12:00:00.5
              2020-02-29T12:00:00
              """);
      assertThat(tables.countsOf("trips").rejected())
          .isEqualTo(Map.of("at not a date and time", 4L));
    }
  }

  @Test
  void readsParquetFilesWhoseTypesDiffer(SparkSession spark) throws IOException {
    parquet(spark, "a", "CAST(1 AS BIGINT) AS miles", "CAST(10.25 AS DOUBLE) AS Amount");
    parquet(spark, "b", "CAST(2.5 AS DOUBLE) AS MILES", "'20' AS amount", "'x' AS other");
    parquet(spark, "c", "CAST(NULL AS DOUBLE) AS miles", "CAST('NaN' AS DOUBLE) AS amount");
    parquet(spark, "d", "3 AS miles", "CAST('NaN' AS DOUBLE) AS amount");

    try (StoredTables tables = tables(spark, TRIPS)) {
      assertThatTable(tables.read("trips"))
          .hasRows(
              """
              1   | 10.25
              2.5 | 20
              """);
      assertThat(tables.countsOf("trips").rejected())
          .isEqualTo(Map.of("miles missing", 1L, "amount not a number", 1L));
    }
  }

  @Test
  void countsEachRowOnceHoweverOftenItIsRead(SparkSession spark) throws IOException {
    for (int file = 0; file < 3; file++) {
      write("%d.csv".formatted(file), "miles,amount\n" + "1,1\n0,1\n,1\n".repeat(50));
    }
    var expected =
        new RowCounts(
            450, 150, Map.of("miles missing", 150L), Map.of("miles above zero", 150L), Map.of());

    Map<String, UnaryOperator<Dataset<Row>>> plans =
        Map.of(
            "sorted, which samples first", trips -> trips.orderBy("miles"),
            "united with itself", trips -> trips.unionAll(trips),
            "repartitioned twice", trips -> trips.repartition(3).repartition(5),
            "joined with itself", trips -> trips.as("l").join(trips.as("r"), "miles").limit(1),
            "cached", Dataset::cache);
    plans.forEach(
        (name, plan) -> {
          try (StoredTables tables = tables(spark, TRIPS)) {
            Dataset<Row> rows = plan.apply(tables.read("trips"));
            rows.foreach(row -> {});
            rows.foreach(row -> {});
            assertThat(tables.countsOf("trips")).as(name).isEqualTo(expected);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void countsTheSameHoweverAFileIsSplit(SparkSession spark) throws IOException {
    write("a.csv", "miles,amount\n" + "1,1\n0,1\nx,1\n".repeat(1000));
    spark.conf().set("spark.sql.files.maxPartitionBytes", "1000");
    try (StoredTables tables = tables(spark, TRIPS)) {
      Dataset<Row> trips = tables.read("trips");

      assertThat(trips.rdd().getNumPartitions()).isGreaterThan(5);
      assertThat(trips.count()).isEqualTo(1000);
      assertThat(tables.countsOf("trips"))
          .isEqualTo(
              new RowCounts(
                  3000,
                  1000,
                  Map.of("miles not a number", 1000L),
                  Map.of("miles above zero", 1000L),
                  Map.of()));
    } finally {
      spark.conf().unset("spark.sql.files.maxPartitionBytes");
    }
  }

  @Test
  void countsTwoInputsOfTheSameFileApart(SparkSession spark) throws IOException {
    write("a.csv", "miles,amount\n1,1\n,1\n");
    Source source = Source.of(List.of(inputs.toString()), Source.Format.AUTO, 1);
    Ports ports =
        Ports.none()
            .reads("left", source, Contract.of(number("miles")))
            .reads("right", source, Contract.of(number("amount")));

    try (StoredTables tables = new StoredTables(spark, ports, "run")) {
      tables.read("left").crossJoin(tables.read("right")).collectAsList();

      assertThat(tables.countsOf("left").used()).isEqualTo(1);
      assertThat(tables.countsOf("right").used()).isEqualTo(2);
    }
  }

  @Test
  void publishesSortedWholeFilesAndLeavesNothingElse(SparkSession spark) throws IOException {
    for (Sink.Format format : List.of(Sink.Format.CSV, Sink.Format.JSON, Sink.Format.PARQUET)) {
      Sink sink = new Sink(folder.resolve("out/result").toString(), format);
      try (StoredTables tables = new StoredTables(spark, numbers(sink), "run")) {
        tables.write("numbers", manyNumbers(spark));
        Preview preview = PublishedOutputs.of(tables).get(0).preview();

        assertThat(preview.total()).isEqualTo(1000);
        assertThat(preview.columns()).containsExactly("name", "miles (mi)");
        assertThat(preview.rows()).hasSize(20);
        assertThat(preview.rows().get(0)).containsExactly("a, \"b\"", "0.5");
      }
      assertThat(children(folder.resolve("out"))).containsExactly("result");
    }
  }

  @Test
  void writesAHeaderForNoRows(SparkSession spark) throws IOException {
    try (StoredTables tables = numberTables(spark)) {
      tables.write("numbers", manyNumbers(spark).where("false"));
      PublishedOutputs.of(tables);
    }

    assertThat(out).hasContent("name,miles");
  }

  @Test
  void writesWhatSpreadsheetsRead(SparkSession spark) throws IOException {
    try (StoredTables tables = numberTables(spark)) {
      tables.write("numbers", manyNumbers(spark).where("miles = 0.5"));
      PublishedOutputs.of(tables);
    }

    assertThat(out).hasContent("name,miles\n\"a, \"\"b\"\"\",0.5");
  }

  @Test
  void keepsEveryCharacterOfTexts(SparkSession spark) throws IOException {
    Path odd = Files.createDirectory(folder.resolve("[odd] {na,me}")).resolve("texts.csv");
    Ports ports =
        Ports.none()
            .writes("texts", new Sink(odd.toString(), Sink.Format.AUTO), Contract.of(text("text")));
    Dataset<Row> texts =
        spark.sql("SELECT explode(array(' a ', 'two\\nlines', 'é', '\\\\', '')) AS text");

    try (StoredTables tables = new StoredTables(spark, ports, "run")) {
      tables.write("texts", texts);
      assertThat(PublishedOutputs.of(tables).get(0).preview().total()).isEqualTo(5);
    }

    assertThat(odd).hasContent("\"text\"\n\" a \"\n\"two\nlines\"\n\"é\"\n\"\\\"\n\"\"");
  }

  @Test
  void keepsTheOldFileUntilPublishing(SparkSession spark) throws IOException {
    Files.createDirectory(folder.resolve("out"));
    Files.writeString(out, "old");
    try (StoredTables tables = numberTables(spark)) {
      tables.write("numbers", manyNumbers(spark));
      assertThat(out).hasContent("old");
    }

    assertThat(out).hasContent("old");
    assertThat(children(folder.resolve("out"))).containsExactly("result.csv");
  }

  @Test
  void publishesNothingWhenTooManyRowsWereRejected(SparkSession spark) throws IOException {
    write("a.csv", "miles,amount\n" + "1,1\n".repeat(97) + "x,1\n,1\n1,?\n");
    Ports ports =
        Ports.none()
            .reads("trips", source(0.02), TRIPS)
            .writes("copy", new Sink(out.toString(), Sink.Format.AUTO), TRIPS);

    try (StoredTables tables = new StoredTables(spark, ports, "run")) {
      tables.write("copy", tables.read("trips"));

      assertThatThrownBy(() -> PublishedOutputs.of(tables))
          .isInstanceOf(EtlException.class)
          .hasMessage(
              "ETL-204 ROWS_REJECTED: 3 of 100 rows of trips were rejected (3.00 %, allowed are"
                  + " 2.00 %): {miles missing=1, miles not a number=1, amount not a number=1};"
                  + " mend the input, or allow more with --set trips.max-rejected=SHARE");
    }
    assertThat(out).doesNotExist();
    try (StoredTables tables =
        new StoredTables(
            spark,
            Ports.none()
                .reads("trips", source(0.03), TRIPS)
                .writes("copy", new Sink(out.toString(), Sink.Format.AUTO), TRIPS),
            "run")) {
      tables.write("copy", tables.read("trips"));
      PublishedOutputs.of(tables);
    }
    assertThat(out).exists();
  }

  @Test
  void readsParquetWhateverTheColumnsThatNobodyNeedsAre(SparkSession spark) throws IOException {
    String schema =
        "message m { required int64 at (TIMESTAMP(NANOS,false)); required int32 clock"
            + " (TIME(MILLIS,true)); required int32 MILES (INTEGER(32,false)); required float"
            + " amount; }";
    MessageType type = MessageTypeParser.parseMessageType(schema);
    var file = new org.apache.hadoop.fs.Path(inputs.resolve("odd.parquet").toUri());
    try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(file).withType(type).build()) {
      Group group = new SimpleGroupFactory(type).newGroup();
      group.append("at", 1L).append("clock", 2).append("MILES", -1).append("amount", 2.5f);
      writer.write(group);
    }

    try (StoredTables tables = tables(spark, TRIPS)) {
      assertThatTable(tables.read("trips")).hasRows("4294967295 | 2.5");
    }
  }

  @Test
  void refusesParquetTypesThatWouldChangeTheMeaning(SparkSession spark) throws IOException {
    for (String type : List.of("TIMESTAMP", "BOOLEAN", "BINARY", "DATE", "ARRAY<INT>")) {
      inputs = Files.createDirectory(folder.resolve(type.substring(0, 3)));
      parquet(spark, "a", "CAST(NULL AS %s) AS miles".formatted(type), "1 AS amount");

      try (StoredTables tables = tables(spark, TRIPS)) {
        assertThatThrownBy(() -> tables.read("trips"))
            .isInstanceOf(EtlException.class)
            .hasMessageContaining("ETL-206 COLUMN_TYPE_WRONG: file:")
            .hasMessageContaining("has 'miles' as 'optional ")
            .hasMessageContaining("which is not a number");
      }
    }
  }

  @Test
  void refusesToPublishOverAFileThatAGlobReads(SparkSession spark) throws IOException {
    write("a.csv", "miles,amount\n1,1\n");
    Source source = Source.of(List.of(inputs + "/*.csv"), Source.Format.AUTO, 1);
    Sink sink = new Sink(inputs.resolve("a.csv").toString(), Sink.Format.AUTO);
    Ports ports = Ports.none().reads("trips", source, TRIPS).writes("copy", sink, TRIPS);

    try (StoredTables tables = new StoredTables(spark, ports, "run")) {
      assertThatThrownBy(() -> tables.read("trips"))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("ETL-303 OUTPUT_CONFLICTS: 'copy' cannot be published to")
          .hasMessageContaining("the input 'trips' is read from it");
    }
  }

  @Test
  void refusesTwoOutputsAtOnePlace(SparkSession spark) {
    Sink sink = new Sink(out.toString(), Sink.Format.AUTO);
    Ports ports = Ports.none().writes("a", sink, TRIPS).writes("b", sink, TRIPS);

    assertThatThrownBy(() -> new StoredTables(spark, ports, "run"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("'b' cannot be published to " + out + ": the output 'a' goes there");
  }

  @Test
  void refusesRowsThatAreNotOfTheContract(SparkSession spark) throws IOException {
    try (StoredTables tables = numberTables(spark)) {
      assertThatThrownBy(() -> tables.write("numbers", spark.range(1).toDF()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "the job writes [id BIGINT] to 'numbers', whose contract is [name STRING, miles"
                  + " DOUBLE]");
    }
  }

  @Test
  void refusesToPublishWhenAnOutputIsMissing(SparkSession spark) throws IOException {
    try (StoredTables tables = numberTables(spark)) {
      assertThatThrownBy(() -> PublishedOutputs.of(tables))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the job did not write its output numbers");
    }
  }

  private StoredTables tables(SparkSession spark, Contract contract) throws IOException {
    return new StoredTables(spark, Ports.none().reads("trips", source(1), contract), "run");
  }

  private StoredTables numberTables(SparkSession spark) throws IOException {
    return new StoredTables(spark, numbers(new Sink(out.toString(), Sink.Format.AUTO)), "run");
  }

  private Source source(double maxRejected) {
    return Source.of(List.of(inputs.toString()), Source.Format.AUTO, maxRejected);
  }

  private static Ports numbers(Sink sink) {
    return Ports.none()
        .writes(
            "numbers",
            sink,
            Contract.of(text("name"), real("miles").unit("mi")).orderedBy(col("miles")));
  }

  private static Dataset<Row> manyNumbers(SparkSession spark) {
    return spark
        .range(1000)
        .repartition(7)
        .selectExpr("'a, \"b\"' AS name", "CAST(id AS DOUBLE) + 0.5 AS miles");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(inputs.resolve(name), content);
  }

  private static String quoted(String lines) {
    return lines
        .lines()
        .map(line -> '"' + line.replace("\"", "") + "\"\n")
        .collect(Collectors.joining());
  }

  private void parquet(SparkSession spark, String name, String... columns) throws IOException {
    Path part = inputs.resolve(name);
    spark.range(1).selectExpr(columns).coalesce(1).write().parquet(part.toString());
  }

  private static List<String> children(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
