package io.sparketl.jobs.io;

import static io.sparketl.core.contract.Field.number;
import static io.sparketl.core.contract.Field.real;
import static io.sparketl.core.contract.Field.text;
import static io.sparketl.core.contract.Field.timestamp;
import static io.sparketl.core.contract.Field.whole;
import static io.sparketl.testkit.TableAssert.assertThatTable;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.FieldType;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sink of JSON lines publishes, a source of them reads as it was. */
@ExtendWith(SparkExtension.class)
class JsonRoundTripTest {

  private static final Contract NAMES = Contract.of(text("name"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"out.json", "out.json.gz", "out/"})
  void readsBackWhatASinkWrites(String path, SparkSession spark) throws IOException {
    Contract contract =
        Contract.of(
            text("name"),
            real("miles").optional(),
            number("amount").optional(),
            whole("id"),
            timestamp("at").optional(),
            Field.of("day", FieldType.DATE).optional(),
            Field.of("paid", FieldType.BOOLEAN).optional());
    Dataset<Row> rows =
        spark.sql(
            """
            SELECT * FROM VALUES
              (' a "b" \\\\ é 😀\\n', 1.2345678E7D, 0.1BD, 1L, TIMESTAMP_NTZ'2020-02-29 12:00:00.5',
                DATE'1899-12-31', true),
              ('x', 4.9E-324D, -123456789012.123456BD, -2L, NULL, NULL, false),
              ('y', 1.7976931348623157E308D, NULL, 123456789012345678L,
                TIMESTAMP_NTZ'0999-01-01 00:00:00.000001', NULL, NULL),
              ('z', NULL, 3BD, 4L, TIMESTAMP_NTZ'2020-01-01 00:00:00', DATE'9999-12-31', NULL)
            """);
    Dataset<Row> given = spark.createDataFrame(rows.javaRDD(), contract.schema());
    Sink sink = new Sink(folder.resolve(path).toString().replaceFirst("out$", "out/"), json(path));

    publish(spark, Ports.none().writes("copy", sink, contract), given);

    Source source = Source.of(List.of(sink.path()), Source.Format.JSON, 0);
    try (StoredTables tables =
        new StoredTables(spark, Ports.none().reads("titles", source, contract), "again")) {
      assertThat(tables.read("titles").collectAsList())
          .containsExactlyInAnyOrderElementsOf(given.collectAsList());
    }
  }

  @Test
  void readsBackASinkWithoutRows(SparkSession spark) throws IOException {
    Sink sink = new Sink(folder.resolve("out.json").toString(), Sink.Format.AUTO);

    publish(
        spark,
        Ports.none().writes("copy", sink, NAMES),
        spark.createDataFrame(List.of(), NAMES.schema()));

    Source source = Source.of(List.of(sink.path()), Source.Format.AUTO, 0);
    try (StoredTables tables =
        new StoredTables(spark, Ports.none().reads("titles", source, NAMES), "again")) {
      assertThatTable(tables.read("titles")).hasRows("");
    }
  }

  private static Sink.Format json(String path) {
    return path.endsWith("/") ? Sink.Format.JSON : Sink.Format.AUTO;
  }

  private static void publish(SparkSession spark, Ports ports, Dataset<Row> rows)
      throws IOException {
    try (StoredTables tables = new StoredTables(spark, ports, "run")) {
      tables.write("copy", rows);
      PublishedOutputs.of(tables);
    }
  }
}
