package io.sparketl.core.covid;

import static io.sparketl.testkit.DrawnTable.table;
import static io.sparketl.testkit.TableAssert.assertThatTable;

import io.sparketl.testkit.SparkExtension;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class AddRegionsTest {

  private static Dataset<Row> states(SparkSession spark, String drawing) {
    return table(spark, "state STRING, date STRING, cases DOUBLE", drawing);
  }

  private static Dataset<Row> regions(SparkSession spark, String drawing) {
    return table(spark, "state STRING, region STRING", drawing);
  }

  @Test
  void saysWhatHasNoPartner(SparkSession spark) {
    var states = states(spark, "Acre | 1 | 7.0\nAcre | 2 | 8.0\nPará | 1 | 9.0");
    var regions = regions(spark, "Acre | Norte\nBahia | Nordeste");

    assertThatTable(new AddRegions().apply(states, regions))
        .hasRows(
            """
            Acre  | 1    | 7.0  | Norte    | 0 | 0 | 0
            Acre  | 2    | 8.0  | Norte    | 0 | 0 | 0
            Pará  | 1    | 9.0  | null     | 1 | 0 | 0
            Bahia | null | null | Nordeste | 0 | 0 | 1
            """);
  }

  @Test
  void givesANullStateNoRegion(SparkSession spark) {
    var states = states(spark, "null | 1 | 7.0");
    var regions = regions(spark, "null | Norte");

    assertThatTable(new AddRegions().apply(states, regions))
        .hasRows("null | 1 | 7.0 | null | 1 | 0 | 0\nnull | null | null | Norte | 0 | 0 | 1");
  }

  @Test
  void tellsSeveralRegionsFromOneThatIsNamedOften(SparkSession spark) {
    var states = states(spark, "Acre | 1 | 7.0\nPará | 1 | 9.0");
    var regions = regions(spark, "Acre | Norte\nAcre | Norte\nPará | Sul\nPará | Norte");

    assertThatTable(new AddRegions().apply(states, regions))
        .hasRows("Acre | 1 | 7.0 | Norte | 0 | 0 | 0\nPará | 1 | 9.0 | Norte | 0 | 1 | 0");
  }

  @Test
  void givesNothingForNothing(SparkSession spark) {
    var none = regions(spark, "");

    assertThatTable(new AddRegions().apply(states(spark, ""), none)).hasRows("");
    assertThatTable(new AddRegions().apply(states(spark, "Acre | 1 | 7.0"), none))
        .hasRows("Acre | 1 | 7.0 | null | 1 | 0 | 0");
    assertThatTable(new AddRegions().apply(states(spark, ""), regions(spark, "Acre | Norte")))
        .hasRows("Acre | null | null | Norte | 0 | 0 | 1");
  }
}
