package io.sparketl.jobs.io.csv;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.core.error.EtlException;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where {@code ledger-csv} reads something else than Spark's own reader, what each of them gives,
 * and why. Whatever ours does not give as it stands it has a reason for, which is counted.
 */
@ExtendWith(SparkExtension.class)
class SparkDifferencesTest {

  private static final String NOTHING = "nothing";

  @TempDir Path folder;

  @Test
  void takesOnlyDecimalDigitsForNumbers(SparkSession spark) throws IOException {
    // Java's suffixes and hexadecimal digits, and what is no measurement.
    requireCells(
        spark,
        "DOUBLE",
        """
        1d        ! 1.0       ! not a number
        1f        ! 1.0       ! not a number
        0x1p3     ! 8.0       ! not a number
        NaN       ! NaN       ! not a number
        Inf       ! Infinity  ! not a number
        -Infinity ! -Infinity ! not a number
        1e400     ! Infinity  ! not a number
        .5e1      ! 5.0       ! 5.0
        """);
    requireCells(
        spark,
        "FLOAT",
        """
        1e39      ! Infinity  ! not a number
        1f        ! 1.0       ! not a number
        """);
    // Spark takes commas out, wherever they stand; we do not guess what they mean.
    requireCells(
        spark,
        "DECIMAL(8,2)",
        """
        "1,234.5" ! 1234.50   ! not a number
        "1,5"     ! 15.00     ! not a number
        123456789 ! null      ! not a number
        1.005     ! 1.01      ! 1.01
        """);
    // Blanks around a number mean nothing, and neither does a fraction of one or two zeros.
    requireCells(
        spark,
        "INT",
        """
        " 7 "     ! null      ! 7
        2008.0    ! null      ! 2008
        -7.00     ! null      ! -7
        1.000     ! null      ! not a whole number
        1.5       ! null      ! not a whole number
        1.0.0     ! null      ! not a whole number
        """);
  }

  @Test
  void takesOnlyWholeDatesAndTimes(SparkSession spark) throws IOException {
    requireCells(
        spark,
        "DATE",
        """
        2020-2-3            ! 2020-02-03 ! not a date
        2020-02             ! 2020-02-01 ! not a date
        2020                ! 2020-01-01 ! not a date
        2020-01-01 12:00:00 ! 2020-01-01 ! not a date
        2020-02-29          ! 2020-02-29 ! 2020-02-29
        """);
    requireCells(
        spark,
        "TIMESTAMP",
        """
        2020-01-01                    ! 2020-01-01 00:00:00.0      ! not a date and time
        2020-01-01 00:00:00.123456789 ! 2020-01-01 00:00:00.123456 ! not a date and time
        2020-01-01 00:00:00 UTC       ! 2020-01-01 00:00:00.0      ! not a date and time
        2020-1-1 0:0:0                ! 2020-01-01 00:00:00.0      ! not a date and time
        2020-01-01 00:00:00+01:00     ! 2019-12-31 23:00:00.0      ! 2019-12-31 23:00:00.0
        """);
  }

  /** Spark throws, so that nobody can say how many such rows there are. */
  @ParameterizedTest
  @CsvSource({
    "DATE, 2020-02-30, Invalid date 'FEBRUARY 30', v not a date",
    "TIMESTAMP, 2020-02-30 00:00:00, [CAST_INVALID_INPUT], v not a date and time"
  })
  void countsDaysThatAreNone(
      String type, String text, String spark, String reason, SparkSession session)
      throws IOException {
    write("a.csv", "v\n" + text + "\n");
    assertThat(rows(sparks(session).schema("v " + type).csv(path()))).contains(spark);
    assertThat(reasons(session, "v %s NOT NULL".formatted(type))).containsExactly(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          # why                              ! content                ! Spark gives             ! we give       ! and say
          a quote closes before a separator  ! "ab"c,1\\n2,3\\n       ! ["ab"c,1][2,3]          ! [2,3]         ! broken quote
          a blank is no separator            ! "ab" ,1\\n2,3\\n       ! [ab,1][2,3]             ! [2,3]         ! broken quote
          a quote stands only around a field ! 5" pipe,1\\n2,3\\n     ! [5" pipe,1][2,3]        ! [2,3]         ! broken quote
          an open quote swallows nothing     ! "ab,1\\n2,3\\n         ! [ab,1,null][2,3]        ! [2,3]         ! open quote
          a quote within is written twice    ! "a""b",1\\n            ! ["a""b",1]              ! [a"b,1]       ! nothing
          a backslash is a character         ! "c:\\\\",1\\n          ! [c:",1,null]            ! [c:\\,1]      ! nothing
          so this quote closes too early     ! "a\\\\"b",1\\n2,3\\n   ! [a"b,1][2,3]            ! [2,3]         ! broken quote
          surplus fields are counted         ! 1,2,3\\n               ! [1,2]                   ! [1,2]         ! surplus fields
          and missing ones                   ! 1\\n                   ! [1,null]                ! [1,null]      ! missing fields
          the header is no row               ! 1,2\\na,b\\n3,4\\n     ! [1,2][a,b][3,4]         ! [1,2][3,4]    ! header repeated
          NUL is no text                     ! x\\0y,2\\n             ! [x\\0y,2]               ! [null,2]      ! a not text
          nor is what is not the encoding's  ! \\377,2\\n             ! [\uFFFD,2]              ! [null,2]      ! a not text
          """)
  void readsRecordsByOneRule(
      String why, String content, String spark, String ours, String said, SparkSession session)
      throws IOException {
    write("a.csv", "a,b\n" + content.translateEscapes());
    requireRecords(sparks(session), ours(session), why, spark, ours, said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          # why                              ! content                   ! Spark gives         ! we give               ! and say
          an open quote swallows nothing     ! "x,1\\n2,3\\n4,5\\n       ! [x,1\\n2,3\\n4,5\\n,null] ! [2,3][4,5]      ! broken quote
          nor one that closes too early      ! "x"y,1\\n2,3\\n           ! ["x"y,1][2,3]       ! [2,3]                 ! broken quote
          a lone CR ends a line, like others ! 1,2\\n3,4\\r5,6\\n        ! [1,2][3,4\\r5]      ! [1,2][3,4][5,6]       ! nothing
          and does so beside CRLF            ! 1,2\\r\\n3,4\\r5,6\\r\\n  ! [1,2\\r][3,4\\r5]   ! [1,2][3,4][5,6]       ! nothing
          CRLF in quotes stays what it is    ! "x\\r\\ny",1\\n           ! [x\\r\\ny,1]        ! [x\\r\\ny,1]          ! nothing
          """)
  void readsRecordsOfSeveralLinesByOneRule(
      String why, String content, String spark, String ours, String said, SparkSession session)
      throws IOException {
    write("a.csv", "a,b\n" + content.translateEscapes());
    requireRecords(
        sparks(session).option("multiLine", true),
        ours(session).option("multi-line", true),
        why,
        spark,
        ours,
        said);
  }

  @Test
  void readsFilesOfDifferentHeadersByName(SparkSession spark) throws IOException {
    write("a.csv", "a,b\n1,2\n");
    write("b.csv", "B,c, A \n3,x,4\n");

    // Spark holds every file against the header of the first that it sees, or against none.
    assertThat(rows(sparks(spark).schema("a STRING, b STRING").csv(path()).orderBy("a")))
        .isEqualTo("[1,2][3,x]");
    assertThat(rows(ours(spark).schema("a STRING, b STRING").load(path()).orderBy("a")))
        .isEqualTo("[1,2][4,3]");
  }

  @Test
  void rejectsTheSameRowsWhicheverColumnsAreAskedFor(SparkSession spark) throws IOException {
    write("a.csv", "a,b\nx,1\ny,z\n,3\nv,4,5\n");
    Dataset<Row> sparks =
        sparks(spark).option("mode", "DROPMALFORMED").schema("a STRING, b INT").csv(path());
    Dataset<Row> ours =
        ours(spark)
            .option("surplus-fields", "reject")
            .schema("a STRING NOT NULL, b INT NOT NULL")
            .load(path());

    assertThat(rows(sparks)).isEqualTo("[x,1][null,3]");
    assertThat(rows(sparks.select("a"))).isEqualTo("[x][y][null][v]");
    assertThat(sparks.count()).isEqualTo(4);
    assertThat(rows(ours)).isEqualTo("[x,1]");
    assertThat(rows(ours.select("a"))).isEqualTo("[x]");
    assertThat(ours.count()).isEqualTo(1);
  }

  private void requireCells(SparkSession spark, String type, String table) throws IOException {
    List<List<String>> lines =
        table
            .lines()
            .map(line -> Arrays.stream(line.split("!", -1)).map(String::strip).toList())
            .toList();
    write(
        "a.csv",
        lines.stream().map(line -> line.get(0) + "\n").collect(Collectors.joining("", "v\n", "")));
    List<String> sparks = values(sparks(spark).schema("v " + type).csv(path()));
    List<String> ours = values(ours(spark).schema("v " + type).load(path()));
    Iterator<String> reasons = reasons(spark, "v %s NOT NULL".formatted(type)).iterator();
    List<List<String>> actual = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String our = ours.get(i);
      actual.add(
          List.of(
              lines.get(i).get(0),
              sparks.get(i),
              our.equals("null") ? reasons.next().replaceFirst("^v ", "") : our));
    }
    assertThat(actual).isEqualTo(lines);
  }

  private void requireRecords(
      DataFrameReader sparks,
      DataFrameReader ours,
      String why,
      String expectedOfSpark,
      String expectedOfUs,
      String said) {
    String schema = "a STRING, b STRING";
    assertThat(rows(sparks.schema(schema).csv(path())))
        .as("Spark, %s", why)
        .isEqualTo(expectedOfSpark.translateEscapes());
    assertThat(rows(ours.schema(schema).load(path())))
        .as("ours, %s", why)
        .isEqualTo(expectedOfUs.replace("\\r", "\r").replace("\\n", "\n"));
    String failure = rows(ours.option("mode", "fail").schema(schema).load(path()));
    assertThat(failure.startsWith("[") ? NOTHING : failure).as(why).contains(said);
  }

  private List<String> reasons(SparkSession spark, String schema) {
    return ours(spark)
        .option("mode", "rejects")
        .schema(schema)
        .load(path())
        .orderBy("offset")
        .select(col("reason"))
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static DataFrameReader sparks(SparkSession spark) {
    return spark.read().option("header", true);
  }

  private static DataFrameReader ours(SparkSession spark) {
    return spark.read().format("ledger-csv").option("mode", "count");
  }

  private static List<String> values(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(row -> String.valueOf(row.get(0))).toList();
  }

  private static String rows(Dataset<Row> rows) {
    try {
      return rows.collectAsList().stream().map(Row::toString).collect(Collectors.joining());
    } catch (Exception e) { // Spark throws checked exceptions that it does not declare
      Throwable root = ExceptionUtils.getRootCause(e);
      return root instanceof EtlException refusal ? refusal.problem() : String.valueOf(root);
    }
  }

  private String path() {
    return folder.toString();
  }

  private void write(String name, String content) throws IOException {
    Files.write(folder.resolve(name), bytes(content));
  }

  /** UTF-8, but for the one byte that is no character of it. */
  private static byte[] bytes(String content) {
    return content.contains("\u00ff")
        ? content.getBytes(StandardCharsets.ISO_8859_1)
        : content.getBytes(StandardCharsets.UTF_8);
  }
}
