package io.sparketl.core.taxi;

import static io.sparketl.testkit.DrawnTable.table;
import static io.sparketl.testkit.TableAssert.assertThatTable;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.Rule;
import io.sparketl.testkit.SparkExtension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkExtension.class)
class TripsTest {

  private static final String TRIPS =
      "trip_distance BIGINT, total_amount BIGINT, pickup_datetime TIMESTAMP_NTZ";

  @Test
  void keepsTripsBelowOneMile(SparkSession spark) {
    var trips =
        table(
            spark,
            TRIPS,
            """
            860000  | 500000   | 2020-01-01T00:00:00
            0       | 5000000  | 2020-01-01T00:00:00
            1000000 | 0        | 2020-01-01T00:00:00
            2000000 | -3000000 | 2020-01-01T00:00:00
            """);

    assertThatTable(trips.where(kept(Trips.CONTRACT)))
        .hasRows("860000 | 500000 | 2020-01-01T00:00:00");
  }

  @Test
  void countsBothDaysOfAPeriodAndTheLongestTrip(SparkSession spark) {
    var contract =
        Trips.contract(
            Optional.of(new BigDecimal("100")),
            Optional.of(LocalDate.of(2020, 1, 1)),
            Optional.of(LocalDate.of(2020, 1, 31)));
    var trips =
        table(
            spark,
            TRIPS,
            """
            1000000   | 5 | 2019-12-31T23:59:59
            2000000   | 5 | 2020-01-01T00:00:00
            3000000   | 5 | 2020-01-31T23:59:59
            4000000   | 5 | 2020-02-01T00:00:00
            100000000 | 5 | 2020-01-15T12:00:00
            100010000 | 5 | 2020-01-15T12:00:00
            """);

    assertThatTable(trips.where(kept(contract)).select("trip_distance"))
        .hasRows(
            """
            2000000
            3000000
            100000000
            """);
  }

  @Test
  void needsThePickUpTimeOnlyForAPeriod() {
    var always = Trips.contract(Optional.empty(), Optional.empty(), Optional.empty());
    var since = Trips.contract(Optional.empty(), Optional.of(LocalDate.EPOCH), Optional.empty());

    assertThat(always).isEqualTo(Trips.CONTRACT);
    assertThat(since.fields()).extracting(Field::name).contains("pickup_datetime");
    assertThat(since.rules()).extracting(Rule::name).contains("picked up on or after 1970-01-01");
  }

  @Test
  void knowsTheNamesOfEveryGeneration() {
    var contract = Trips.contract(Optional.empty(), Optional.of(LocalDate.EPOCH), Optional.empty());

    assertThat(found(contract, List.of("Trip_Pickup_DateTime", "Trip_Distance", "Total_Amt")))
        .containsExactly("Trip_Distance", "Total_Amt", "Trip_Pickup_DateTime");
    assertThat(found(contract, List.of(" pickup_datetime", " trip_distance", " total_amount")))
        .containsExactly(" trip_distance", " total_amount", " pickup_datetime");
    assertThat(found(contract, List.of("lpep_pickup_datetime", "Trip_distance", "Total_amount")))
        .containsExactly("Trip_distance", "Total_amount", "lpep_pickup_datetime");
  }

  private static List<String> found(Contract contract, List<String> header) {
    return contract.fields().stream()
        .flatMap(field -> header.stream().filter(field::isNamed))
        .toList();
  }

  private static Column kept(Contract contract) {
    return contract.rules().stream()
        .map(rule -> rule.keeps().column(contract.field(rule.keeps().field()).type()))
        .reduce(Column::and)
        .orElseThrow();
  }
}
