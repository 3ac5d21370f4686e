package io.sparketl.jobs.io;

import static io.sparketl.testkit.TableAssert.assertThatTable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ledger-csv} by itself, without a job. */
@ExtendWith(SparkExtension.class)
class LedgerCsvTest {

  @TempDir Path folder;

  @Test
  void withoutASchemaEveryColumnOfAnyFileIsText(SparkSession spark) throws IOException {
    write("2019.csv", "Id,miles\n1,2.5\n");
    write("2020.csv", " MILES ,fee, id\n3,x,2\n");

    assertThatTable(csv(spark).load(folder.toString()))
        .hasColumns("Id STRING,miles STRING,fee STRING")
        .hasRows(
            """
            1 | 2.5 | null
            2 | 3   | x
            """);
  }

  @Test
  void columnsAreFoundByNameAndNullWhereAFileHasThemNot(SparkSession spark) throws IOException {
    write("2019.csv", "id,miles\n1,2.5\n");
    write("2020.csv", "fee,MILES,id\n7,3,2\n");

    Dataset<Row> trips =
        csv(spark)
            .schema("id INT NOT NULL, fee DOUBLE, miles DECIMAL(8,2)")
            .load(folder.toString());

    assertThatTable(trips)
        .hasRows(
            """
            1 | null | 2.5
            2 | 7    | 3
            """);
    assertThat(trips.schema().apply("id").nullable()).isFalse();
    assertThatTable(trips.selectExpr("count(*) AS n")).hasRows("2");
  }

  @Test
  void aColumnThatNoFileHasIsRefused(SparkSession spark) throws IOException {
    write("a.csv", "id,miles\n1,2\n");
    write("b.csv", "id,miles\n1,2\n");

    assertThatThrownBy(() -> csv(spark).schema("id INT, mile INT").load(folder.toString()))
        .isInstanceOf(EtlException.class)
        .hasMessage(
            "ETL-202 COLUMNS_MISSING: file:%s/a.csv, like all files here, has no column 'mile'; did"
                    .formatted(folder)
                + " you mean 'miles'?; it has: id, miles; names are compared without case and outer"
                + " blanks; other names of a column go into its metadata as 'aliases'");
  }

  @Test
  void aNeededColumnThatOneFileHasNotIsRefused(SparkSession spark) throws IOException {
    write("a.csv", "id,miles\n1,2\n");
    write("b.csv", "id\n1\n");

    assertThatThrownBy(() -> csv(spark).schema("miles INT NOT NULL").load(folder.toString()))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("/b.csv has no column 'miles'; it has: id; ");
  }

  @Test
  void otherNamesOfAColumnAreInItsMetadata(SparkSession spark) throws IOException {
    write("2009.csv", "Trip_Distance\n1\n");
    write("2014.csv", "distance\n2\n");
    StructType schema =
        new StructType()
            .add(
                DataTypes.createStructField(
                    "miles",
                    DataTypes.IntegerType,
                    false,
                    new MetadataBuilder()
                        .putStringArray("aliases", new String[] {"trip_distance", "DISTANCE"})
                        .build()));

    assertThatTable(csv(spark).schema(schema).load(folder.toString())).hasRows("1\n2");
    write("2015.csv", "miles,distance\n3,4\n");
    assertThatThrownBy(() -> csv(spark).schema(schema).load(folder.toString()))
        .hasMessageStartingWith(
            "ETL-203 HEADER_INVALID: file:%s/2015.csv has more than one column for 'miles'"
                .formatted(folder));
  }

  @Test
  void aRowThatCannotBeReadFailsTheQuery(SparkSession spark) throws IOException {
    write("a.csv", "id,miles\n1,2\n2,x\n");

    for (String schema : new String[] {"id INT, miles INT", "id INT, miles INT NOT NULL"}) {
      Dataset<Row> trips = csv(spark).schema(schema).load(folder.toString());
      // Not even where nobody asks for that column.
      assertThatThrownBy(() -> trips.select("id").collectAsList())
          .hasStackTraceContaining(
              "ETL-209 ROW_UNREADABLE: file:%s/a.csv, byte 13: miles not a whole number: 2,x; mend"
                      .formatted(folder)
                  + " the file, or read with the option mode=count and look at the rows that"
                  + " mode=rejects gives");
    }
  }

  @Test
  void countingLeavesOutWhatTheSchemaCannotHave(SparkSession spark) throws IOException {
    write("a.csv", "id,miles\n1,2\n2,x\nx,3\n,4\n");
    DataFrameReader reader = csv(spark).option("mode", "COUNT");

    assertThatTable(reader.schema("id INT NOT NULL, miles INT").load(folder.toString()))
        .hasRows(
            """
            1 | 2
            2 | null
            """);
  }

  @Test
  void rejectsAreATableOfTheirOwn(SparkSession spark) throws IOException {
    Path file = write("a.csv", "id,miles\n1,2\n2,x\nx,3\n,4\n");
    DataFrameReader reader = csv(spark).option("mode", "rejects");

    assertThatTable(reader.load(folder.toString()))
        .hasColumns(
            "file STRING NOT NULL,offset BIGINT NOT NULL,reason STRING NOT NULL,text STRING NOT NULL")
        .hasRows("");
    assertThatTable(reader.schema("id INT NOT NULL, miles INT").load(folder.toString()))
        .hasRows(
            """
            file:%s | 17 | id not a whole number | x,3
            file:%s | 21 | id missing            | ,4
            """
                .formatted(file, file));
  }

  @Test
  void severalPathsAreOneTable(SparkSession spark) throws IOException {
    Path left = write("a.csv", "id\n1\n");
    Path right = write("b, c.txt", "ID\n2\n");

    assertThatTable(csv(spark).load(left.toString(), right.toString())).hasRows("1\n2");
    assertThatThrownBy(() -> csv(spark).load())
        .hasMessageStartingWith("ETL-103 ARGUMENT_INVALID: ledger-csv was given no path; ");
  }

  @Test
  void anOptionThatDoesNotExistIsRefused(SparkSession spark) throws IOException {
    write("a.csv", "id\n1\n");

    assertThatThrownBy(() -> csv(spark).option("Seperator", ";").load(folder.toString()))
        .isInstanceOf(EtlException.class)
        .hasMessageStartingWith(
            "ETL-103 ARGUMENT_INVALID: ledger-csv has no option 'Seperator'; did you mean"
                + " 'separator'?; the options are: mode, broken-quotes, columns, comment, ");
    assertThatThrownBy(() -> csv(spark).option("mode", "permissive").load(folder.toString()))
        .hasMessageContaining("mode is one of [count, fail, rejects], not 'permissive'; ");
    assertThatThrownBy(() -> csv(spark).option("quote", "''").load(folder.toString()))
        .hasMessageContaining("quote must be one visible ASCII character, or empty, not ''''; ");
  }

  @Test
  void theDialectIsGivenByOptions(SparkSession spark) throws IOException {
    write("a.csv", "exported\n# by hand\nid||miles\n1||'2,5'\n2||-\n");

    assertThatTable(
            csv(spark)
                .option("separator", "||")
                .option("quote", "'")
                .option("comment", "#")
                .option("Lines-Before", 1)
                .option("decimal-comma", true)
                .option("null-text", "[\"-\", \"none\"]")
                .schema("miles DOUBLE, id LONG")
                .load(folder.toString()))
        .hasRows(
            """
            2.5  | 1
            null | 2
            """);
  }

  private static DataFrameReader csv(SparkSession spark) {
    return spark.read().format("ledger-csv");
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
