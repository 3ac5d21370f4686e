package io.sparketl.jobs;

import static io.sparketl.jobs.CopiedTrips.failure;
import static io.sparketl.jobs.CopiedTrips.with;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.csv.Dialect;
import io.sparketl.jobs.io.csv.Irregular;
import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.jobs.io.ledger.RowCounts;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows that are not what they should be: under what they are counted, and what becomes of others.
 */
@ExtendWith(SparkExtension.class)
class BadRowTest {

  @TempDir Path folder;
  private Path file;
  private Path out;

  @BeforeEach
  void namesFiles() {
    file = folder.resolve("in.csv");
    out = folder.resolve("out/copy.parquet");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aQuoteLeftOpenSwallowsNoOtherRow(boolean isMultiLine, SparkSession spark)
      throws IOException {
    write("name,miles\na,1\n\"b,2\n" + "c,3\n".repeat(1000));

    CopiedTrips copied = CopiedTrips.of(with(source(), multiLine(isMultiLine)), spark, out);
    String reason = isMultiLine ? "broken quote" : "open quote (see csv.multi-line)";

    assertThat(copied.rows()).hasSize(1001);
    assertThat(copied.counts())
        .isEqualTo(new RowCounts(1002, 1001, Map.of(reason, 1L), Map.of(), Map.of()));
    assertThat(copied.rejected())
        .extracting(RejectedRow::offset, RejectedRow::reason, RejectedRow::text)
        .containsExactly(tuple(15L, reason, "\"b,2"));
  }

  @Test
  void aQuoteLeftOpenBeforeALongRestCostsItsLine(SparkSession spark) throws IOException {
    write("name,miles\na,1\n\"b,2\n" + "c,3\n".repeat(500_000));
    Source source = with(source(), dialect(true, 1 << 20));

    assertThat(CopiedTrips.of(source, spark, out).counts())
        .isEqualTo(new RowCounts(500_002, 500_001, Map.of("broken quote", 1L), Map.of(), Map.of()));
  }

  @Test
  void aStrayQuoteSwallowsNoRowsUpToTheNext(SparkSession spark) throws IOException {
    write("name,miles,x\n1,2,\"x\n2,3,y\n3,4,5\"\nd,5,z\n");

    assertThat(CopiedTrips.of(with(source(), multiLine(true)), spark, out).counts())
        .isEqualTo(new RowCounts(4, 2, Map.of("broken quote", 2L), Map.of(), Map.of()));
  }

  @Test
  void recordsOfSeveralLinesAreNoticed(SparkSession spark) throws IOException {
    write("name,miles\n\"a\n9,9\nb\",1\nc,2\n");

    assertThat(CopiedTrips.of(with(source(), multiLine(true)), spark, out).counts())
        .isEqualTo(new RowCounts(2, 2, Map.of(), Map.of(), Map.of("line breaks in quotes", 1L)));
    assertThat(CopiedTrips.of(source(), spark, out).counts().rejected())
        .isEqualTo(Map.of("open quote (see csv.multi-line)", 1L, "broken quote", 1L));
  }

  @Test
  void blankLinesAreNoticedUnlessNothingComesAfterThem(SparkSession spark) throws IOException {
    write("name,miles\n\n \t\na,1\n\nb,2\n\n\n");

    assertThat(CopiedTrips.of(source(), spark, out).counts())
        .isEqualTo(new RowCounts(2, 2, Map.of(), Map.of(), Map.of("blank lines passed over", 3L)));
  }

  @Test
  void aBlankLineOfOneColumnIsARowWithoutAValue(SparkSession spark) throws IOException {
    write("miles\n1\n\n3\n");

    assertThat(
            spark
                .read()
                .format("ledger-csv")
                .schema("miles INT")
                .load(file.toString())
                .collectAsList())
        .extracting(row -> String.valueOf(row.get(0)))
        .containsExactly("1", "null", "3");
  }

  @Test
  void nulBytesAreNoText(SparkSession spark) throws IOException {
    write("name,miles,x\na\0b,1,\nc,2\0,\nd,3,\0\n\0\0\0\0\n");

    CopiedTrips copied = CopiedTrips.of(source(), spark, out);

    assertThat(copied.rows()).hasSize(1);
    assertThat(copied.counts())
        .isEqualTo(
            new RowCounts(
                4, 1, Map.of("name not text", 2L, "miles not a number", 1L), Map.of(), Map.of()));
  }

  @Test
  void bytesThatAreNotOfTheEncodingAreNoText(SparkSession spark) throws IOException {
    String rows = "name,miles\né,1\n\u20ac,2\nplain,3\n\ud83d\ude95,4\n";
    byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
    Files.write(file, bytes);
    assertThat(CopiedTrips.of(source(), spark, out).counts().used()).isEqualTo(4);

    Files.write(file, "name,miles\né,1\nplain,3\n".getBytes(StandardCharsets.ISO_8859_1));
    CopiedTrips copied = CopiedTrips.of(source(), spark, out);

    assertThat(copied.counts())
        .isEqualTo(new RowCounts(2, 1, Map.of("name not text", 1L), Map.of(), Map.of()));
    assertThat(copied.rejected()).extracting(RejectedRow::text).containsExactly("\uFFFD,1");
  }

  @Test
  void asciiHasNoOtherBytes(SparkSession spark) throws IOException {
    write("name,miles\né,1\nplain,2\n");
    Dialect ascii = dialect("US-ASCII", false, Dialect.STANDARD.maxRecordBytes());

    CopiedTrips copied = CopiedTrips.of(with(source(), ascii), spark, out);

    assertThat(copied.counts())
        .isEqualTo(new RowCounts(2, 1, Map.of("name not text", 1L), Map.of(), Map.of()));
  }

  @Test
  void whatIsNoNumberIsNotTakenForOne(SparkSession spark) throws IOException {
    List<String> texts =
        List.of(
            "NaN",
            "Infinity",
            "-inf",
            "1d",
            "1f",
            "0x10",
            "1e400",
            "\"1,234.5\"",
            "1.2.3",
            "--1",
            "1 2",
            "$3",
            "1e",
            "e1",
            ".",
            "+",
            "1_000",
            "\u0663",
            "1234567890123",
            "null",
            "\"\"\"1\"\"\"");
    write("name,miles\n" + texts.stream().map("a,%s\n"::formatted).collect(joining()) + "a,1e2\n");

    CopiedTrips copied = CopiedTrips.of(source(), spark, out);

    assertThat(copied.counts())
        .isEqualTo(
            new RowCounts(
                texts.size() + 1,
                1,
                Map.of("miles not a number", (long) texts.size()),
                Map.of(),
                Map.of()));
    assertThat(copied.rejected())
        .extracting(RejectedRow::text)
        .containsExactly("a,NaN", "a,Infinity", "a,-inf", "a,1d", "a,1f");
  }

  @Test
  void nothingIsNoNumber(SparkSession spark) throws IOException {
    write("name,miles\na,\na, \na,\t \na,\"\"\na,\"  \"\na,0\n");

    assertThat(CopiedTrips.of(source(), spark, out).counts())
        .isEqualTo(new RowCounts(6, 1, Map.of("miles missing", 5L), Map.of(), Map.of()));
  }

  @Test
  void aRowOfTenThousandFieldsIsOneRow(SparkSession spark) throws IOException {
    String many = "a,1" + ",x".repeat(9_998) + "\n";
    write("name,miles\nb,2\n" + many + "c\n" + "\"d\",4" + ",\"x\"".repeat(9_998) + "\n");

    CopiedTrips copied = CopiedTrips.of(source(), spark, out);

    assertThat(copied.counts())
        .isEqualTo(
            new RowCounts(
                4, 3, Map.of("miles missing", 1L), Map.of(), Map.of("surplus fields", 2L)));
    assertThat(copied.counts().noticed()).isEqualTo(Map.of("surplus fields", 2L));
  }

  @Test
  void dirtIsBorneUpToItsLimit(SparkSession spark) throws IOException {
    write("name,miles\n" + "a,1\n".repeat(97) + "a,?\na,\na\n");
    Source bears = Source.of(List.of(file.toString()), Source.Format.CSV, 0.03);
    Source refuses = Source.of(List.of(file.toString()), Source.Format.CSV, 0.02);

    EtlException failure = failure(refuses, spark, out);

    assertThat(failure)
        .hasMessage(
            "ETL-204 ROWS_REJECTED: 3 of 100 rows of trips were rejected (3.00 %, allowed are 2.00"
                + " %): {miles missing=2, miles not a number=1}; mend the input, or allow more"
                + " with --set trips.max-rejected=SHARE");
    assertThat(failure.code().outcome()).isEqualTo(Outcome.DATA_REFUSED);
    assertThat(CopiedTrips.of(bears, spark, out).rows()).hasSize(97);
  }

  private Source source() {
    return CopiedTrips.source(file.toString());
  }

  private static Dialect multiLine(boolean isMultiLine) {
    return dialect(isMultiLine, Dialect.STANDARD.maxRecordBytes());
  }

  private static Dialect dialect(boolean isMultiLine, int maxRecordBytes) {
    return dialect("UTF-8", isMultiLine, maxRecordBytes);
  }

  private static Dialect dialect(String encoding, boolean isMultiLine, int maxRecordBytes) {
    return new Dialect(
        ",",
        "\"",
        "doubled",
        encoding,
        1,
        0,
        List.of(),
        List.of(),
        false,
        "",
        isMultiLine,
        Irregular.COUNT,
        Irregular.COUNT,
        Irregular.REJECT,
        Irregular.COUNT,
        maxRecordBytes);
  }

  private void write(String content) throws IOException {
    Files.writeString(file, content);
  }
}
