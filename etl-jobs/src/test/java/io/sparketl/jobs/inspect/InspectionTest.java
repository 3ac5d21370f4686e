package io.sparketl.jobs.inspect;

import static io.sparketl.core.contract.Field.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.inspect.DriftMatrix.Cell;
import io.sparketl.jobs.inspect.DriftMatrix.Row;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class InspectionTest {

  private static final Contract MILES =
      Contract.of(number("miles").alias("distance"), number("amount"));

  @TempDir Path folder;

  @Test
  void filesOfEqualHeadsAreOneGroup() throws IOException {
    write("1.csv", "a,b\n1,\n");
    write("2.csv", "a,b\n1.5,x\n");
    write("3.csv", "b,a\n1,2\n");
    write("4.csv", "a;b\n1;2\n");

    Inspection inspection = inspect(Optional.empty());

    assertThat(inspection.groups())
        .extracting(group -> group.files().size())
        .containsExactly(2, 1, 1);
    assertThat(inspection.groups().get(0).columns())
        .containsExactly(new ColumnReport("a", "number", 0), new ColumnReport("b", "text", 0));
    assertThat(inspection.groups().get(2).settings()).containsExactly("csv.separator = \";\"");
    assertThat(inspection.groups().get(0).isWrittenLike(inspection.groups().get(1))).isTrue();
    assertThat(inspection.groups().get(0).isWrittenLike(inspection.groups().get(2))).isFalse();
  }

  @Test
  void wordsForNoValueDoNotPartFiles() throws IOException {
    write("1.csv", "a,b\n1,NA\n2,2\n");
    write("2.csv", "a,b\n1,3\n2,null\n");

    assertThat(inspect(Optional.empty()).groups())
        .singleElement()
        .extracting(HeadGroup::settings)
        .isEqualTo(List.of("csv.null-text = [\"NA\", \"null\"]"));
  }

  @Test
  void theMatrixHasColumnsByFoldedNames() throws IOException {
    write("1.csv", "id,Miles\n1,2\n");
    write("2.csv", "id, miles,tip\n1,2,x\n");
    write("3.csv", "id,Miles,new,tip\n1,2,3,4\n");

    assertThat(inspect(Optional.empty()).matrix().rows())
        .extracting(InspectionTest::drawn)
        .containsExactly(
            "id: id whole | id whole | id whole",
            "Miles: Miles whole |  miles whole | Miles whole",
            "new: – | – | new whole",
            "tip: – | tip text | tip whole");
  }

  @Test
  void aContractsColumnsComeFirstWithAllTheirNames() throws IOException {
    write("1.csv", "id,Distance,amount\n1,2,3\n");
    write("2.csv", "miles,distance\n1,2\n");

    Inspection inspection = inspect(Optional.of(MILES));

    assertThat(inspection.matrix().rows())
        .extracting(InspectionTest::drawn)
        .containsExactly(
            "miles*: Distance whole | miles+distance whole",
            "amount*: amount whole | –",
            "id: id whole | –");
    assertThat(inspection.missing(inspection.files().get(0))).isEmpty();
    assertThat(inspection.missing(inspection.files().get(1))).containsExactly("amount");
  }

  @Test
  void readsFootersOfParquet(SparkSession spark) throws IOException {
    spark
        .range(2)
        .selectExpr("id", "2.5D AS miles", "array(1) AS list")
        .coalesce(1)
        .write()
        .parquet(folder + "/p");

    Inspection inspection = inspect(Optional.empty());

    assertThat(inspection.files()).hasSize(1);
    assertThat(inspection.files().get(0).columns())
        .containsExactly(
            new ColumnReport("id", "bigint", 0),
            new ColumnReport("miles", "double", 0),
            new ColumnReport("list", "group", 0));
  }

  @Test
  void readsCompressedFiles() throws IOException {
    try (OutputStream gzip =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.csv.gz")))) {
      gzip.write("a;b\n1;2\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(inspect(Optional.empty()).files().get(0).settings())
        .containsExactly("csv.separator = \";\"");
  }

  @Test
  void takesFilesOfOtherNamesForWhatIsInThem() throws IOException {
    write("a.txt", "a;b\n1;2\n3;4\n");
    write("read.me", "Some words.\nAnd more of them, here.\n");

    Inspection inspection = inspect(Optional.empty());

    assertThat(inspection.groups())
        .singleElement()
        .extracting(HeadGroup::settings)
        .isEqualTo(List.of("format = csv", "csv.separator = \";\""));
    assertThat(inspection.unreadable())
        .extracting(FileReport::path)
        .first()
        .asString()
        .endsWith("read.me");
  }

  @Test
  void aFileThatCannotBeReadIsReportedBesideTheOthers() throws IOException {
    write("1.csv", "a,b\n1,2\n");
    write("2.csv", "");
    write("3.parquet", "none");
    write("4.csv.gz", "none");
    write("5.json", "{\"a\":1}\n");

    Inspection inspection = inspect(Optional.empty());

    assertThat(inspection.groups()).hasSize(1);
    assertThat(inspection.unreadable())
        .extracting(file -> file.problem().orElseThrow().code())
        .containsExactly(
            ErrorCode.HEADER_INVALID,
            ErrorCode.INPUT_UNREADABLE,
            ErrorCode.INPUT_UNREADABLE,
            ErrorCode.INPUT_UNREADABLE);
  }

  @Test
  void refusesAPathWithoutFiles() {
    assertThatThrownBy(() -> inspect(Optional.empty()))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-201 INPUT_NOT_FOUND: there is no file to read at");
  }

  @Test
  void looksAtTheBeginningOfALongFileOnly() throws IOException {
    write("1.csv", "a,b\n" + "1,\"x\ny\"\n".repeat(200_000));

    FileReport file = inspect(Optional.empty()).files().get(0);

    assertThat(file.settings()).containsExactly("csv.multi-line = true");
    assertThat(file.dialect().orElseThrow().rows().isAll()).isFalse();
    assertThat(file.dialect().orElseThrow().rows().broken()).isZero();
    assertThat(file.dialect().orElseThrow().rows().count()).isBetween(25_000, 40_000);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Inspection inspect(Optional<Contract> contract) throws IOException {
    return Inspection.of(List.of(folder.toString()), contract, new Configuration());
  }

  private static String drawn(Row row) {
    return row.name()
        + (row.isNeeded() ? "*: " : ": ")
        + row.cells().stream()
            .map(cell -> cell.map(InspectionTest::drawn).orElse("–"))
            .collect(Collectors.joining(" | "));
  }

  private static String drawn(Cell cell) {
    return String.join("+", cell.names()) + " " + cell.type();
  }
}
