package io.sparketl.jobs.io;

import static io.sparketl.core.contract.Condition.above;
import static io.sparketl.core.contract.Field.number;
import static io.sparketl.core.contract.Field.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.csv.Dialect;
import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
class RejectsTest {

  private static final Contract TRIPS =
      Contract.of(number("miles"), text("zone")).keep("miles above zero", above("miles", 0));

  @TempDir Path folder;

  @BeforeEach
  void writeTrips() throws IOException {
    Files.createDirectory(folder.resolve("in"));
    Files.writeString(
        folder.resolve("in/a.csv"),
        "miles,zone\n1,north\nfar,north\n-1,south\n2,\n3,\"ea\"st\nmiles,zone\n4,west,x\n");
  }

  @Test
  void publishesEveryRejectedRowWithItsPlaceReasonAndText(SparkSession spark) throws IOException {
    try (StoredTables tables = new StoredTables(spark, ports(1), "run")) {
      tables.write("copy", tables.read("trips"));
      PublishedOutputs.of(tables);

      assertThat(tables.countsOf("trips").read()).isEqualTo(7);
      assertThat(tables.countsOf("trips").rejectedRows()).isEqualTo(4);
    }

    String file = folder.resolve("in/a.csv").toUri().toString().replace("///", "/");
    assertThat(Files.readAllLines(folder.resolve("rejects.csv")))
        .containsExactly(
            "file,offset,reason,text",
            file + ",19,miles not a number,\"far,north\"",
            file + ",38,zone missing,\"2,\"",
            file + ",41,broken quote,\"3,\"\"ea\"\"st\"",
            file + ",50,header repeated,\"miles,zone\"");
    assertThat(Files.readAllLines(folder.resolve("copy.csv")))
        .containsExactlyInAnyOrder("miles,zone", "1.000000,north", "4.000000,west");
  }

  @Test
  void publishesThoseOfParquetByRow(SparkSession spark) throws IOException {
    Files.delete(folder.resolve("in/a.csv"));
    spark
        .sql("VALUES (1D, 'north'), (CAST('NaN' AS DOUBLE), 'x'), (NULL, 'y'), (2D, ' ')")
        .toDF("miles", "zone")
        .coalesce(1)
        .write()
        .parquet(folder.resolve("in/p").toString());

    try (StoredTables tables = new StoredTables(spark, ports(1), "run")) {
      tables.write("copy", tables.read("trips"));
      PublishedOutputs.of(tables);
    }

    List<Row> rejects =
        spark
            .read()
            .option("header", true)
            .csv(folder.resolve("rejects.csv").toString())
            .select("offset", "reason", "text")
            .collectAsList();
    assertThat(rejects)
        .extracting(Row::toString)
        .containsExactly(
            "[1,miles not a number,miles=NaN, zone=x]",
            "[2,miles missing,miles=null, zone=y]",
            "[3,zone missing,miles=2.0, zone= ]");
  }

  @Test
  void keepsExamplesForTheRecord(SparkSession spark) throws IOException {
    try (StoredTables tables = new StoredTables(spark, ports(1), "run")) {
      tables.read("trips").count();

      assertThat(tables.examplesOf("trips"))
          .extracting(RejectedRow::offset, RejectedRow::reason)
          .contains(tuple(19L, "miles not a number"))
          .hasSize(4);
    }
  }

  @Test
  void publishesThemAloneWhenThereAreTooMany(SparkSession spark) throws IOException {
    try (StoredTables tables = new StoredTables(spark, ports(0.1), "run")) {
      tables.write("copy", tables.read("trips"));

      assertThatThrownBy(() -> PublishedOutputs.of(tables))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("ETL-204 ROWS_REJECTED: 4 of 7 rows of trips were rejected");
    }
    assertThat(folder.resolve("rejects.csv")).content().hasLineCount(5);
    assertThat(folder.resolve("copy.csv")).doesNotExist();
  }

  @Test
  void refusesRejectsThatGoIntoTheirSource() {
    Ports ports = ports(1, folder.resolve("in/rejects.csv"));

    assertThatThrownBy(() -> PortConflicts.refuse(ports, new Configuration()))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("'trips.rejects' cannot be published");
  }

  private Ports ports(double maxRejected) {
    return ports(maxRejected, folder.resolve("rejects.csv"));
  }

  private Ports ports(double maxRejected, Path rejects) {
    Source source =
        new Source(
            List.of(folder.resolve("in").toString()),
            Source.Format.AUTO,
            maxRejected,
            Source.OnBadFile.FAIL,
            Optional.of(new Sink(rejects.toString(), Sink.Format.CSV)),
            Dialect.STANDARD);
    return Ports.none()
        .reads("trips", source, TRIPS)
        .writes("copy", new Sink(folder.resolve("copy.csv").toString(), Sink.Format.CSV), TRIPS);
  }
}
