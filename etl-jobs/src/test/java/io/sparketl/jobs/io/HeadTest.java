package io.sparketl.jobs.io;

import static io.sparketl.core.contract.Field.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.csv.CsvInput;
import io.sparketl.jobs.io.csv.Dialect;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class HeadTest {

  private static final Contract MILES =
      Contract.of(number("miles").alias("distance"), number("amount"));

  @TempDir Path folder;

  @Test
  void readsNamesAsTheyStand() throws IOException {
    assertThat(head("a.csv", "\uFEFF miles,\"a \"\"b\"\", c\",\n1,2,3\n"))
        .containsExactly(" miles", "a \"b\", c", "");
    assertThat(head("b.csv", "\r\n\r\nmiles,amount\r\n1,2\r\n")).containsExactly("miles", "amount");
    assertThat(head("c.csv", "miles")).containsExactly("miles");
    assertThat(head("d.csv", "\uFEFF\n#id,miles\n")).containsExactly("#id", "miles");
  }

  @Test
  void readsCompressedFiles() throws IOException {
    Path file = folder.resolve("a.csv.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write("miles,amount\n1,2\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(head(file)).containsExactly("miles", "amount");
  }

  @Test
  void readsParquetFooters(SparkSession spark) throws IOException {
    spark
        .range(1)
        .selectExpr("id AS miles", "'x' AS Amount")
        .coalesce(1)
        .write()
        .parquet(folder.resolve("p").toString());

    try (var files = Files.newDirectoryStream(folder.resolve("p"), "*.parquet")) {
      assertThat(head(files.iterator().next())).containsExactly("miles", "Amount");
    }
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> head("a.csv", ""))
        .isInstanceOf(EtlException.class)
        .hasMessageStartingWith("ETL-203 HEADER_INVALID: file:")
        .hasMessageContaining("a.csv has no header: it is empty; check how the file was made");
  }

  @Test
  void refusesAHeaderBeyondAllMeasure() {
    assertThatThrownBy(() -> head("a.csv", "x,".repeat(30_000)))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-203 HEADER_INVALID: the header of file:")
        .hasMessageContaining("cannot be read: it has more than 20,000 columns");
  }

  @Test
  void refusesWhatIsNotOfItsFormat() {
    assertThatThrownBy(() -> head("a.parquet", "miles,amount\n1,2\n"))
        .isInstanceOf(EtlException.class)
        .hasMessageStartingWith("ETL-205 INPUT_UNREADABLE: file:")
        .hasMessageContaining("a.parquet is damaged or ends too early: ")
        .hasMessageContaining("is not a Parquet file");
    assertThatThrownBy(() -> head("a.csv.gz", "miles,amount\n1,2\n"))
        .isInstanceOf(EtlException.class)
        .hasMessageStartingWith("ETL-205 INPUT_UNREADABLE: file:")
        .hasMessageContaining("a.csv.gz is damaged or ends too early: not a gzip file; check that");
  }

  @Test
  void mapsFieldsToColumnsByNameInAnyOrder() {
    assertThat(positions("x", " AMOUNT ", "Distance")).containsExactly(2, 1);
  }

  @Test
  void namesMissingColumnsWhatThereIsAndWhatIsNear() {
    assertThatThrownBy(() -> positions("milse", "total", "a\u0000b"))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-202 COLUMNS_MISSING: a.csv has no column 'miles' (or distance); did you mean"
                + " 'milse'?, 'amount'; it has: milse, total, a?b; check that this is the right"
                + " file; names are compared without case and outer blanks");
  }

  @Test
  void refusesTwoColumnsForOneField() {
    assertThatThrownBy(() -> positions("miles", "amount", "DISTANCE"))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-203 HEADER_INVALID: a.csv has more than one column for 'miles': 'miles' (column 1)"
                + " and 'DISTANCE' (column 3); rename all but one of them");
  }

  private static List<Integer> positions(String... columns) {
    return Layout.of(
            new Head(Stream.of(columns).map(Head.Column::text).toList()),
            new org.apache.hadoop.fs.Path("a.csv"),
            MILES)
        .positions();
  }

  private List<String> head(String name, String content) throws IOException {
    return head(Files.writeString(folder.resolve(name), content));
  }

  private static List<String> head(Path file) throws IOException {
    var source = Source.of(List.of(file.toString()), Source.Format.AUTO, 0);
    Configuration hadoop = new Configuration();
    SourceFile found = new SourceFiles(hadoop).list(source).get(0);
    Head head =
        found.format() == Source.Format.CSV
            ? Head.of(Head.ofCsv(found, new CsvInput(Dialect.STANDARD, hadoop)))
            : Head.of(Head.ofParquet(found, hadoop));
    return head.columns().stream().map(Head.Column::name).toList();
  }
}
