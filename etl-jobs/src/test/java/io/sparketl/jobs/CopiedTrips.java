package io.sparketl.jobs;

import static io.sparketl.core.contract.Field.number;
import static io.sparketl.core.contract.Field.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.PublishedOutputs;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.SkippedFile;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.StoredTables;
import io.sparketl.jobs.io.csv.Dialect;
import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.jobs.io.ledger.RejectedRow;
import io.sparketl.jobs.io.ledger.RowCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What came of a job that copies a name and a number of miles for each row of a source.
 *
 * @param rows what was published
 * @param counts what became of the rows that were read
 * @param coverage how much was read
 * @param rejected rows that were rejected
 * @param skipped files that were left out
 */
record CopiedTrips(
    List<Row> rows,
    RowCounts counts,
    Coverage coverage,
    List<RejectedRow> rejected,
    List<SkippedFile> skipped) {

  private static final Contract CONTRACT =
      Contract.of(text("name").alias("trip name"), number("miles").alias("trip_miles"));

  /** A source of CSV files of which every row may be rejected. */
  static Source source(String... paths) {
    return Source.of(List.of(paths), Source.Format.CSV, 1);
  }

  static Source with(Source source, Dialect dialect) {
    return new Source(
        source.path(),
        source.format(),
        source.maxRejected(),
        source.onBadFile(),
        source.rejects(),
        dialect);
  }

  /** The source, of which bad files are left out. */
  static Source skipping(Source source) {
    return new Source(
        source.path(),
        source.format(),
        source.maxRejected(),
        Source.OnBadFile.SKIP,
        Optional.empty(),
        source.csv());
  }

  static CopiedTrips of(Source source, SparkSession spark, Path out) throws IOException {
    return of(source, spark, out, UnaryOperator.identity());
  }

  /** Copies what {@code between} makes of the rows, which may do something to the files too. */
  static CopiedTrips of(
      Source source, SparkSession spark, Path out, UnaryOperator<Dataset<Row>> between)
      throws IOException {
    Ports ports =
        Ports.none()
            .reads("trips", source, CONTRACT)
            .writes("copy", new Sink(out.toString(), Sink.Format.PARQUET), CONTRACT);
    try (StoredTables tables = new StoredTables(spark, ports, "run")) {
      tables.write("copy", between.apply(tables.read("trips")));
      PublishedOutputs.of(tables);
      return new CopiedTrips(
          spark.read().parquet(out.toString()).collectAsList(),
          tables.countsOf("trips"),
          tables.coverageOf("trips"),
          tables.examplesOf("trips"),
          tables.plans().values().iterator().next().skipped());
    }
  }

  /** Why the copying failed, as the user gets to know it; nothing was published then. */
  static EtlException failure(Source source, SparkSession spark, Path out) {
    return failure(source, spark, out, UnaryOperator.identity());
  }

  static EtlException failure(
      Source source, SparkSession spark, Path out, UnaryOperator<Dataset<Row>> between) {
    try {
      throw new AssertionError("it succeeded: " + of(source, spark, out, between));
    } catch (Exception e) {
      assertThat(out).doesNotExist();
      return Failures.classify(e);
    }
  }
}
