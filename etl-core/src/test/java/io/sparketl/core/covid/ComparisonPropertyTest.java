package io.sparketl.core.covid;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.testkit.SparkExtension;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random tables, full of nulls and duplicates, compared by Spark and by plain lists. */
@ExtendWith(SparkExtension.class)
class ComparisonPropertyTest {

  private static final Comparator<BigDecimal> NULL_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  /** A row of figures; equal ones have equal numbers, as all have six places. */
  private record Figures(
      @Nullable String date,
      @Nullable String state,
      @Nullable BigDecimal cases,
      @Nullable BigDecimal deaths) {

    static final Comparator<Figures> BY_VALUES =
        Comparator.comparing(Figures::cases, NULL_FIRST).thenComparing(Figures::deaths, NULL_FIRST);

    boolean hasKeyOf(Figures other) {
      return Objects.equals(date, other.date) && Objects.equals(state, other.state);
    }

    Row asRow() {
      return RowFactory.create(date, state, cases, deaths);
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, 8);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void comparesAsPlainListsDo(int seed, SparkSession spark) {
    Random random = new Random(seed);
    // Few rows in many keys, and many rows in few keys.
    int values = 2 + seed % 4;
    List<Figures> source = figures(random, values);
    List<Figures> compare = figures(random, values);
    BigDecimal tolerance = seed % 2 == 0 ? BigDecimal.ZERO : new BigDecimal("1");

    Dataset<Row> compared =
        new CompareCases(tolerance)
            .apply(table(spark, source, random), table(spark, compare, random));
    List<Row> rows = compared.collectAsList();

    List<String> expected = compared(source, compare, tolerance);
    assertThat(rows.stream().map(ComparisonPropertyTest::told).toList())
        .as("seed %d: %s against %s", seed, source, compare)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(reported(spark.createDataFrame(rows, compared.schema())))
        .as("seed %d: %s against %s", seed, source, compare)
        .containsExactly(
            (long) source.size(),
            (long) compare.size(),
            ending(expected, "ONLY_LEFT"),
            ending(expected, "ONLY_RIGHT"),
            ending(expected, "EQUAL") + ending(expected, "DIFFERENT"),
            ending(expected, "EQUAL"),
            ending(expected, "DIFFERENT"));
  }

  private static List<Figures> figures(Random random, int values) {
    return IntStream.range(0, random.nextInt(60))
        .mapToObj(
            i ->
                new Figures(
                    text(random, values),
                    text(random, values),
                    number(random, values),
                    number(random, values)))
        .toList();
  }

  private static @Nullable String text(Random random, int values) {
    int value = random.nextInt(values + 1);
    return value == values ? null : "x".repeat(value);
  }

  private static @Nullable BigDecimal number(Random random, int values) {
    int value = random.nextInt(values + 1);
    return value == values ? null : BigDecimal.valueOf(value * 1_500_000L, 6);
  }

  private static Dataset<Row> table(SparkSession spark, List<Figures> rows, Random random) {
    return spark
        .createDataFrame(rows.stream().map(Figures::asRow).toList(), StateCases.CONTRACT.schema())
        .repartition(1 + random.nextInt(4));
  }

  private static List<Long> reported(Dataset<Row> compared) {
    Row report = new ReportDifferences("a", "b").apply(compared).head();
    return IntStream.range(2, report.size()).mapToObj(report::getLong).toList();
  }

  /** A row without the columns of counts. */
  private static String told(Row row) {
    return row.mkString("|").replaceAll("(\\|[01]){5}$", "");
  }

  private static long ending(List<String> rows, String verdict) {
    return rows.stream().filter(row -> row.endsWith("|" + verdict)).count();
  }

  /** Equal rows cross each other out; of each key, what is left is put in order. */
  private static List<String> compared(
      List<Figures> source, List<Figures> compare, BigDecimal tolerance) {
    List<String> result = new ArrayList<>();
    List<Figures> right = new ArrayList<>(compare);
    List<Figures> left = new ArrayList<>();
    for (Figures one : source) {
      if (right.remove(one)) {
        result.add(told(one, one, one, "EQUAL"));
      } else {
        left.add(one);
      }
    }
    left.sort(Figures.BY_VALUES);
    right.sort(Figures.BY_VALUES);
    for (Figures one : left) {
      Optional<Figures> partner = right.stream().filter(one::hasKeyOf).findFirst();
      if (partner.isEmpty()) {
        result.add(told(one, one, null, "ONLY_LEFT"));
      } else {
        Figures other = partner.get();
        right.remove(other);
        result.add(told(one, one, other, isNear(one, other, tolerance) ? "EQUAL" : "DIFFERENT"));
      }
    }
    right.forEach(other -> result.add(told(other, null, other, "ONLY_RIGHT")));
    return result;
  }

  private static boolean isNear(Figures one, Figures other, BigDecimal tolerance) {
    return isNear(one.cases(), other.cases(), tolerance)
        && isNear(one.deaths(), other.deaths(), tolerance);
  }

  private static boolean isNear(
      @Nullable BigDecimal one, @Nullable BigDecimal other, BigDecimal tolerance) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.subtract(other).abs().compareTo(tolerance) <= 0;
  }

  private static String told(
      Figures key, @Nullable Figures source, @Nullable Figures compare, String verdict) {
    return "%s|%s|%s|%s|%s|%s|%s"
        .formatted(
            key.date(),
            key.state(),
            source == null ? null : source.cases(),
            compare == null ? null : compare.cases(),
            source == null ? null : source.deaths(),
            compare == null ? null : compare.deaths(),
            verdict);
  }
}
