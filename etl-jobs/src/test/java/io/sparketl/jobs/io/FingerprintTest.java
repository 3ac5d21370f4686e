package io.sparketl.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.testkit.SparkExtension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkExtension.class)
class FingerprintTest {

  private static final String TABLE = "VALUES (1L, 'a'), (2L, 'b'), (NULL, 'c'), (2L, 'b')";

  @Test
  void orderAndPartsDoNotMatter(SparkSession spark) {
    Dataset<Row> table = table(spark, TABLE);

    assertThat(of(table.repartition(3).orderBy("name"))).isEqualTo(of(table));
  }

  /** Whatever is changed: a value, a null, a number of rows, who belongs to whom. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "VALUES (1L, 'a'), (2L, 'b'), (NULL, 'c')",
        "VALUES (1L, 'a'), (2L, 'b'), (NULL, 'c'), (1L, 'a')",
        "VALUES (1L, 'a'), (2L, 'b'), (0L, 'c'), (2L, 'b')",
        "VALUES (1L, 'a'), (2L, 'b'), (NULL, ''), (2L, 'b')",
        "VALUES (1L, 'b'), (2L, 'a'), (NULL, 'c'), (2L, 'b')",
        "VALUES (1L, 'a'), (2L, 'b'), (NULL, 'c'), (2L, 'B')"
      })
  void everythingElseDoes(String other, SparkSession spark) {
    assertThat(of(table(spark, other)).text()).isNotEqualTo(of(table(spark, TABLE)).text());
  }

  @Test
  void namesAndTypesMatter(SparkSession spark) {
    String text = of(table(spark, TABLE)).text();

    assertThat(of(spark.sql(TABLE).toDF("id", "Name")).text()).isNotEqualTo(text);
    assertThat(of(table(spark, TABLE).selectExpr("CAST(id AS INT) AS id", "name")).text())
        .isNotEqualTo(text);
  }

  @Test
  void aNullIsNotWhatStandsBesideIt(SparkSession spark) {
    Dataset<Row> left = spark.sql("VALUES ('x', NULL)").toDF("a", "b");
    Dataset<Row> right = spark.sql("VALUES (NULL, 'x')").toDF("a", "b");

    assertThat(of(left).text()).isNotEqualTo(of(right).text());
  }

  @Test
  void columnsAreToldApart(SparkSession spark) {
    Fingerprint table = of(table(spark, TABLE));
    Fingerprint other = of(table(spark, "VALUES (1L, 'a'), (2L, 'b'), (NULL, 'c'), (2L, 'd')"));
    Fingerprint recombined =
        of(table(spark, "VALUES (1L, 'b'), (2L, 'a'), (NULL, 'c'), (2L, 'b')"));

    assertThat(other.columns().get("id")).isEqualTo(table.columns().get("id"));
    assertThat(other.columns().get("name")).isNotEqualTo(table.columns().get("name"));
    assertThat(recombined.columns()).isEqualTo(table.columns());
  }

  @Test
  void anEmptyTableHasOne(SparkSession spark) {
    Fingerprint empty = of(table(spark, TABLE).where("false"));

    assertThat(empty.rows()).isZero();
    assertThat(empty.text()).hasSize(32);
  }

  /** Records keep it for years: it must not change with a version of Spark or of ours. */
  @Test
  void itStaysAsItIs(SparkSession spark) {
    assertThat(of(table(spark, TABLE)).text()).isEqualTo("61241080eb422111e9def582910d1286");
  }

  private static Dataset<Row> table(SparkSession spark, String values) {
    return spark.sql(values).toDF("id", "name");
  }

  private static Fingerprint of(Dataset<Row> rows) {
    List<Column> aggregates = Fingerprint.aggregates(rows.schema());
    Row values =
        rows.agg(aggregates.get(0), aggregates.subList(1, aggregates.size()).toArray(Column[]::new))
            .head();
    Map<String, Object> byName = new LinkedHashMap<>();
    for (String name : values.schema().fieldNames()) {
      byName.put(name, values.getAs(name));
    }
    return Fingerprint.of(rows.schema(), byName);
  }
}
