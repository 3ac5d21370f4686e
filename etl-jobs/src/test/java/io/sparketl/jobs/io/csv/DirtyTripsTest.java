package io.sparketl.jobs.io.csv;

import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.core.taxi.Trips;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.StoredTables;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dirty files of all generations, read as one source: every row is where its maker put it. */
@ExtendWith(SparkExtension.class)
class DirtyTripsTest {

  private static final int ROWS_A_FILE = 1200;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void countsAndSumsWhatIsThere(long seed, SparkSession spark) throws IOException {
    DirtyTrips trips = new DirtyTrips(seed);
    for (TripGeneration generation : TripGeneration.ALL) {
      write(generation.name(), trips.file(generation, rows(generation)));
    }
    // An odd number of bytes cuts a file into many splits; each seed cuts elsewhere.
    spark.conf().set("spark.sql.files.maxPartitionBytes", String.valueOf(20_011 * seed));
    Ports ports =
        Ports.none()
            .reads(
                "trips",
                Source.of(List.of(folder.toString()), Source.Format.AUTO, 1),
                Trips.contract(
                    Optional.of(BigDecimal.valueOf(DirtyTrips.MOST_MILES)),
                    Optional.of(DirtyTrips.FROM.toLocalDate()),
                    Optional.of(DirtyTrips.UNTIL.toLocalDate().minusDays(1))));

    try (StoredTables tables = new StoredTables(spark, ports, "run")) {
      Row sums =
          tables
              .read("trips")
              .agg(sum("trip_distance"), sum("total_amount"))
              .collectAsList()
              .get(0);

      assertThat(tables.countsOf("trips")).isEqualTo(trips.counts());
      assertThat(sums.getLong(0)).isEqualTo(trips.miles());
      assertThat(sums.getLong(1)).isEqualTo(trips.dollars());
      assertThat(tables.coverageOf("trips").coversAll()).isTrue();
      assertThat(tables.countsOf("trips").noticed()).hasSize(5);
      assertThat(tables.countsOf("trips").rejected()).hasSize(10);
      assertThat(tables.countsOf("trips").filtered()).hasSize(5);
    } finally {
      spark.conf().unset("spark.sql.files.maxPartitionBytes");
    }
  }

  /** What is packed is not split, and has more rows than a batch. */
  private static int rows(TripGeneration generation) {
    return isPacked(generation.name()) ? 5 * ROWS_A_FILE : ROWS_A_FILE;
  }

  private static boolean isPacked(String name) {
    return name.endsWith("2015");
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name + (isPacked(name) ? ".csv.gz" : ".csv"));
    try (OutputStream stream = Files.newOutputStream(file);
        OutputStream packed = isPacked(name) ? new GZIPOutputStream(stream) : stream) {
      packed.write(bytes);
    }
  }
}
