package io.sparketl.jobs;

import static io.sparketl.core.contract.Field.number;
import static io.sparketl.core.contract.Field.text;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.jobs.io.FrailFileSystem;
import io.sparketl.jobs.io.OddFileSystem;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.PublishedOutputs;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.StoredTables;
import io.sparketl.testkit.SparkExtension;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong in a job, really, and what its user gets to read of it. */
@ExtendWith(SparkExtension.class)
class FailingWellTest {

  private static final Contract CONTRACT = Contract.of(text("name"), number("miles"));

  /** What a reader can do nothing with. */
  private static final String WRAPPERS =
      "(?s).*(?:\\tat |\\n|Job aborted|most recent failure|SparkException|Request ID"
          + "|\\b(?:java|org\\.apache|software\\.amazon)\\.\\w+).*";

  /** Where a failure happens. */
  private record Place(SparkSession spark, Path folder) {

    Path file(String name, String content) throws IOException {
      return Files.writeString(folder.resolve(name), content);
    }

    Path trips() throws IOException {
      return file("trips.csv", "name,miles\na,1\nb,0\nc,x\n");
    }

    Configuration hadoop() {
      return spark.sparkContext().hadoopConfiguration();
    }

    String out() {
      return folder.resolve("out/copy.parquet").toString();
    }
  }

  /** What makes a job of its rows. */
  private interface Query {
    Dataset<Row> of(Dataset<Row> trips) throws Exception;
  }

  /** What makes things go wrong. */
  private interface Provocation {
    void provoke(Place place) throws Exception;
  }

  /**
   * A failure.
   *
   * @param code its label, and its exit code
   * @param problem what the problem has to name; {@code %s} is the folder
   * @param remedy what the remedy has to name
   */
  private record Case(
      String name, String code, String problem, String remedy, Provocation provocation) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(ofInputs(), ofStorage(), ofOutputs(), ofQueries(), ofTime())
        .flatMap(cases -> cases);
  }

  private static Stream<Case> ofInputs() {
    return Stream.of(
        input("no file", "201 INPUT_NOT_FOUND 2", "%s/no.csv", "check the path", "no.csv"),
        input("glob of nothing", "201 INPUT_NOT_FOUND 2", "%s/*.tsv", "check the path", "*.tsv"),
        input("no path", "201 INPUT_NOT_FOUND 2", "'a:b'", "write a file, a folder", "a:b"),
        input("scheme", "201 INPUT_NOT_FOUND 2", "\"gs\"", "add the file system's jar", "gs://b/k"),
        input("linked in a circle", "201 INPUT_NOT_FOUND 2", "%s/loop", "check the path", "loop"),
        input(
            "empty",
            "203 HEADER_INVALID 5",
            "empty.csv has no header",
            "leave it out",
            "empty.csv"),
        input("no column", "202 COLUMNS_MISSING 5", "'miles'", "right file", "columns.csv"),
        input(
            "no archive",
            "205 INPUT_UNREADABLE 5",
            "%s/text.csv.gz",
            "copied whole",
            "text.csv.gz"),
        input(
            "no parquet",
            "205 INPUT_UNREADABLE 5",
            "%s/text.parquet",
            "copied whole",
            "text.parquet"),
        input("wrong type", "206 COLUMN_TYPE_WRONG 5", "'miles'", "", "dates.parquet"),
        input(
            "no host",
            "501 STORAGE_UNREACHABLE 3",
            "no.such.host.invalid",
            "check the host",
            "hdfs://no.such.host.invalid/a.csv"),
        input(
            "refused",
            "501 STORAGE_UNREACHABLE 3",
            "Connection refused",
            "check the host",
            "hdfs://127.0.0.1:1/a.csv"),
        row(
            "too many rejected",
            "204 ROWS_REJECTED 5",
            "1 of 3 rows of trips",
            "max-rejected",
            place ->
                copy(
                    place,
                    Source.of(List.of(place.trips().toString()), Source.Format.CSV, 0.01),
                    place.out(),
                    trips -> trips)));
  }

  private static Stream<Case> ofStorage() {
    return Stream.of(
        reading(
            "denied file",
            "801 ACCESS_DENIED 8",
            "trips.csv (Permission denied)",
            "ask for the right",
            "%s (Permission denied)"),
        reading(
            "open files",
            "508 RESOURCES_EXHAUSTED 3",
            "Too many open files",
            "ulimit -n",
            "%s (Too many open files)"),
        reading(
            "gone amid",
            "201 INPUT_NOT_FOUND 2",
            "trips.csv",
            "takes files away",
            "%s (No such file or directory)"),
        row(
            "no answer",
            "504 TIMED_OUT 3",
            "Read timed out",
            "network",
            place -> frail(place, new SocketTimeoutException("Read timed out"))),
        row(
            "a device that breaks",
            "401 JOB_FAILED 4",
            "Input/output error",
            "the log",
            place -> frail(place, new IOException("Input/output error"))));
  }

  private static Stream<Case> ofOutputs() {
    return Stream.of(
        output(
            "scheme",
            "302 OUTPUT_UNSUPPORTED 2",
            "\"gs\"",
            "publish to",
            "gs://bucket/copy.parquet"),
        output(
            "a folder",
            "301 OUTPUT_UNWRITABLE 3",
            "%s/loop-free is a folder",
            "name a file",
            "%s/loop-free"),
        output(
            "below a file",
            "301 OUTPUT_UNWRITABLE 3",
            "empty.csv is not a folder",
            "another path",
            "%s/empty.csv/copy.parquet"),
        output(
            "among the inputs",
            "303 OUTPUT_CONFLICTS 2",
            "trips.csv",
            "another path",
            "%s/trips.csv"),
        output(
            "long name",
            "105 PATH_INVALID 2",
            "File name too long",
            "another path",
            "%s/" + "x".repeat(300) + ".parquet"),
        output(
            "below a circle", "105 PATH_INVALID 2", "loop", "another path", "%s/loop/copy.parquet"),
        output("no name", "305 OUTPUT_NAME_INVALID 5", "name", "", "%s/out/{name}/copy.parquet"),
        row(
            "full disk",
            "306 STORAGE_FULL 3",
            "No space left on device",
            "make room",
            place -> oddly(place, "full")),
        row(
            "denied folder",
            "801 ACCESS_DENIED 8",
            "denied",
            "ask for the right",
            place -> oddly(place, "denied")));
  }

  private static Stream<Case> ofQueries() {
    return Stream.of(
        query(
            "overflow of numbers",
            "403 VALUE_OVERFLOW 4",
            "overflow",
            "larger type",
            trips ->
                trips.selectExpr(
                    "name", "CAST(2147483647 + CAST(miles AS INT) AS DECIMAL(18,6)) AS miles")),
        query(
            "overflow of a cast",
            "403 VALUE_OVERFLOW 4",
            "TINYINT",
            "larger type",
            trips ->
                trips.selectExpr(
                    "name", "CAST(CAST(miles * 1000 AS TINYINT) AS DECIMAL(18,6)) AS miles")),
        query(
            "overflow of decimals",
            "403 VALUE_OVERFLOW 4",
            "Decimal(18, 6)",
            "larger type",
            trips -> trips.selectExpr("name", "CAST(miles * 1e12 AS DECIMAL(18,6)) AS miles")),
        query(
            "division by zero",
            "404 VALUE_INVALID 4",
            "Division by zero",
            "mend the value",
            trips -> trips.selectExpr("name", "CAST(1 / miles AS DECIMAL(18,6)) AS miles")),
        query(
            "bad cast",
            "404 VALUE_INVALID 4",
            "'a'",
            "mend the value",
            trips -> trips.selectExpr("name", "CAST(name AS DECIMAL(18,6)) AS miles")),
        query(
            "bad date",
            "404 VALUE_INVALID 4",
            "'a'",
            "mend the value",
            trips -> trips.selectExpr("CAST(CAST(name AS DATE) AS STRING) AS name", "miles")),
        query(
            "index",
            "404 VALUE_INVALID 4",
            "index 7 is out of bounds",
            "mend the value",
            trips -> trips.selectExpr("array(name)[CAST(miles AS INT) + 6] AS name", "miles")),
        query(
            "raised",
            "401 JOB_FAILED 4",
            "no fare for a",
            "the log",
            trips ->
                trips.selectExpr(
                    "CAST(raise_error(concat('no fare for ', name)) AS STRING) AS name", "miles")),
        query(
            "unknown column",
            "405 QUERY_INVALID 4",
            "`milse` cannot be resolved. Did you mean one of the following? [`miles`, `name`]",
            "mend the query",
            trips -> trips.select("name", "milse")),
        query(
            "unknown function",
            "405 QUERY_INVALID 4",
            "`mils`",
            "mend the query",
            trips -> trips.selectExpr("mils(name)")),
        query(
            "unknown table",
            "405 QUERY_INVALID 4",
            "`no_table`",
            "mend the query",
            trips -> trips.sparkSession().table("no_table")),
        query(
            "wrong type",
            "405 QUERY_INVALID 4",
            "date_add(miles",
            "mend the query",
            trips -> trips.selectExpr("date_add(miles, 1)")),
        query(
            "no SQL",
            "405 QUERY_INVALID 4",
            "'trips'",
            "mend the query",
            trips -> trips.sparkSession().sql("SELECT name FORM trips")),
        query(
            "own path",
            "201 INPUT_NOT_FOUND 2",
            "/no/such.parquet",
            "check the path",
            trips -> trips.sparkSession().read().parquet("/no/such.parquet")),
        query(
            "own function",
            "406 FUNCTION_FAILED 4",
            "IllegalStateException: no fare for a",
            "mend the function",
            trips ->
                trips.withColumn(
                    "name",
                    udf((UDF1<String, String>) FailingWellTest::fare, DataTypes.StringType)
                        .apply(col("name")))),
        query(
            "own code",
            "401 JOB_FAILED 4",
            "no fare for a",
            "the log",
            trips -> trips.filter((FilterFunction<Row>) row -> fare(row.getString(0)).isEmpty())),
        query(
            "codec of Parquet",
            "509 LIBRARY_MISSING 3",
            "LzoCodec",
            "install it",
            trips -> write(trips, "parquet", "lzo")),
        query(
            "codec of text",
            "509 LIBRARY_MISSING 3",
            "Codec [zstd] is not available",
            "install it",
            trips -> write(trips, "csv", "zstd")),
        query(
            "no program",
            "509 LIBRARY_MISSING 3",
            "no-such-python",
            "install it",
            trips ->
                trips
                    .sparkSession()
                    .createDataset(
                        trips.toJavaRDD().map(row -> row.getString(0)).pipe("no-such-python").rdd(),
                        Encoders.STRING())
                    .selectExpr("value AS name", "CAST(1 AS DECIMAL(18,6)) AS miles")),
        query(
            "stack",
            "402 MEMORY_EXCEEDED 4",
            "StackOverflowError",
            "memory",
            trips -> trips.withColumn("name", deep())));
  }

  private static Stream<Case> ofTime() {
    return Stream.of(
        query(
            "broadcast",
            "504 TIMED_OUT 3",
            "in 1 secs",
            "spark.sql.broadcastTimeout",
            FailingWellTest::broadcast),
        query(
            "cancelled",
            "701 CANCELLED 7",
            "cancelled",
            "run it again",
            trips -> cancelled(trips, spark -> spark.sparkContext().cancelAllJobs())),
        query(
            "cancelled group",
            "701 CANCELLED 7",
            "cancelled",
            "run it again",
            trips -> cancelled(trips, spark -> spark.sparkContext().cancelJobGroup("mine"))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFailureIsToldAsItsUserNeedsIt(Case wrong, SparkSession spark, @TempDir Path folder)
      throws Exception {
    prepare(folder);

    Throwable thrown = catchThrowable(() -> wrong.provocation().provoke(new Place(spark, folder)));

    assertThat(thrown).as("what was thrown").isNotNull();
    EtlException failure = Failures.classify(thrown);
    Outcome outcome = failure.code().outcome();
    assertThat("%s %d".formatted(failure.code().label().substring(4), outcome.exitCode()))
        .as(failure.getMessage())
        .isEqualTo(wrong.code());
    assertThat(failure.problem())
        .contains(wrong.problem().formatted(folder))
        .doesNotMatch(WRAPPERS);
    assertThat(failure.remedy()).contains(wrong.remedy()).isNotBlank();
  }

  private static void prepare(Path folder) throws IOException {
    Files.writeString(folder.resolve("empty.csv"), "");
    Files.writeString(folder.resolve("columns.csv"), "name,mile\na,1\n");
    Files.writeString(folder.resolve("text.csv.gz"), "name,miles\na,1\n");
    Files.writeString(folder.resolve("text.parquet"), "name,miles\na,1\n");
    Files.createDirectory(folder.resolve("loop-free"));
    Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
  }

  private static Case row(
      String name, String code, String problem, String remedy, Provocation provocation) {
    return new Case(name, code, problem, remedy, provocation);
  }

  private static Case input(String name, String code, String problem, String remedy, String path) {
    return row(
        "input: " + name,
        code,
        problem,
        remedy,
        place -> copy(place, source(place, path), place.out(), trips -> trips));
  }

  private static Source source(Place place, String path) throws IOException {
    if (path.equals("dates.parquet")) {
      place
          .spark()
          .sql("SELECT 'a' AS name, DATE '2020-01-01' AS miles")
          .write()
          .parquet(place.folder().resolve(path).toString());
    }
    String full = path.contains(":") ? path : place.folder().resolve(path).toString();
    return Source.of(
        List.of(full), path.endsWith(".parquet") ? Source.Format.PARQUET : Source.Format.CSV, 1);
  }

  /** Reading fails in the middle, with what the operating system says. */
  private static Case reading(
      String name, String code, String problem, String remedy, String message) {
    return row(
        "storage: " + name,
        code,
        problem,
        remedy,
        place ->
            frail(
                place,
                new FileNotFoundException(message.formatted(place.folder() + "/trips.csv"))));
  }

  private static void frail(Place place, IOException thrown) throws Exception {
    StringBuilder trips = new StringBuilder("name,miles\n");
    new Random(1).ints(100_000).forEach(i -> trips.append(i).append(",1\n"));
    Path file = place.file("trips.csv", trips.toString());
    FrailFileSystem.fail(place.hadoop(), "trips.csv", 600_000, thrown);
    copy(place, CopiedTrips.source("frail:" + file), place.out(), rows -> rows);
  }

  private static Case output(String name, String code, String problem, String remedy, String path) {
    return row(
        "output: " + name,
        code,
        problem,
        remedy,
        place ->
            copy(
                place,
                CopiedTrips.source(place.file("trips.csv", "name,miles\n..,1\n").toString()),
                path.formatted(place.folder()),
                trips -> trips));
  }

  private static Case query(String name, String code, String problem, String remedy, Query query) {
    return row(
        "query: " + name,
        code,
        problem,
        remedy,
        place -> copy(place, CopiedTrips.source(place.trips().toString()), place.out(), query));
  }

  private static void copy(Place place, Source source, String out, Query query) throws Exception {
    Ports ports =
        Ports.none()
            .reads("trips", source, CONTRACT)
            .writes("copy", new Sink(out, Sink.Format.PARQUET), CONTRACT);
    try (StoredTables tables = new StoredTables(place.spark(), ports, "run")) {
      tables.write("copy", query.of(tables.read("trips")));
      PublishedOutputs.of(tables);
    }
  }

  private static void oddly(Place place, String folder) throws Exception {
    OddFileSystem.use(place.hadoop());
    try {
      String out = Files.createDirectory(place.folder().resolve(folder)) + "/copy.parquet";
      copy(place, CopiedTrips.source(place.trips().toString()), out, trips -> trips);
    } finally {
      OddFileSystem.leave(place.hadoop());
    }
  }

  private static String fare(String zone) {
    throw new IllegalStateException("no fare for " + zone);
  }

  private static Dataset<Row> write(Dataset<Row> trips, String format, String codec)
      throws IOException {
    Path folder = Files.createTempDirectory("codec");
    trips.write().mode("overwrite").format(format).option("compression", codec).save(folder + "/x");
    return trips;
  }

  private static Column deep() {
    Column column = col("name");
    for (int i = 0; i < 20_000; i++) {
      column = functions.concat(column, functions.lit("x"));
    }
    return column;
  }

  private static Dataset<Row> broadcast(Dataset<Row> trips) {
    SparkSession spark = trips.sparkSession();
    spark.conf().set("spark.sql.broadcastTimeout", "1");
    spark.conf().set("spark.sql.adaptive.enabled", "false");
    try {
      Dataset<Row> slow = trips.filter((FilterFunction<Row>) row -> sleep()).select("name");
      return spark.createDataFrame(
          trips.join(functions.broadcast(slow), "name").collectAsList(), trips.schema());
    } finally {
      spark.conf().unset("spark.sql.broadcastTimeout");
      spark.conf().unset("spark.sql.adaptive.enabled");
    }
  }

  private static boolean sleep() throws InterruptedException {
    Thread.sleep(2_000);
    return true;
  }

  /** What somebody does from elsewhere. */
  private interface Order {
    void give(SparkSession spark);
  }

  private static Dataset<Row> cancelled(Dataset<Row> trips, Order order) {
    SparkSession spark = trips.sparkSession();
    spark.sparkContext().setJobGroup("mine", "a job to be cancelled", true);
    Thread other =
        new Thread(
            () -> {
              while (spark.sparkContext().statusTracker().getActiveJobIds().length == 0) {
                Thread.onSpinWait();
              }
              order.give(spark);
            });
    other.start();
    try {
      return spark.createDataFrame(
          trips.filter((FilterFunction<Row>) row -> sleep()).collectAsList(), trips.schema());
    } finally {
      spark.sparkContext().clearJobGroup();
    }
  }
}
