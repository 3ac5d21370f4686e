package io.sparketl.jobs.covid;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import io.sparketl.core.covid.CompareCases;
import io.sparketl.core.covid.DiffReport;
import io.sparketl.core.covid.Differences;
import io.sparketl.core.covid.ReportDifferences;
import io.sparketl.core.covid.SelectDifferences;
import io.sparketl.core.covid.StateCases;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.Job;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.Tables;
import io.sparketl.jobs.io.ledger.PassCount;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Compares two tables of cases and deaths by day and state.
 *
 * @param source the one table
 * @param compare the other
 * @param report how many rows are equal, differ or have no partner, see {@link DiffReport}; one
 *     file
 * @param differences the rows that are not equal, see {@link Differences}
 * @param tolerance by how much figures may differ and still be equal
 * @param failOnDifference whether the run fails, after publishing, if any row is not equal
 */
public record CovidCompareJob(
    Source source,
    Source compare,
    Sink report,
    Optional<Sink> differences,
    BigDecimal tolerance,
    boolean failOnDifference)
    implements Job {

  public CovidCompareJob {
    new CompareCases(tolerance);
    if (report.shape() != Sink.Shape.FILE) {
      throw new IllegalArgumentException(
          "report is one file, unlike '%s'".formatted(report.path()));
    }
  }

  @Override
  public Ports ports() {
    return Ports.none()
        .reads("source", source, StateCases.CONTRACT)
        .reads("compare", compare, StateCases.CONTRACT)
        .writes("report", report, DiffReport.CONTRACT)
        .writes("differences", differences, Differences.CONTRACT);
  }

  @Override
  public void run(Tables tables) {
    Map<String, Column> counts = new LinkedHashMap<>();
    CompareCases.COUNTS.forEach(name -> counts.put(name, col(name)));
    Dataset<Row> compared =
        tables.count(
            new CompareCases(tolerance).apply(tables.read("source"), tables.read("compare")),
            counts,
            concat(
                coalesce(col("date"), lit("no date")),
                lit(" "),
                coalesce(col("state"), lit("no state"))));
    tables.write("report", new ReportDifferences(nameOf(source), nameOf(compare)).apply(compared));
    if (differences.isPresent()) {
      tables.write("differences", new SelectDifferences().apply(compared));
    }
  }

  /** The last names of the paths, with underscores for points: {@code cities_csv}. */
  private static String nameOf(Source table) {
    return table.path().stream()
        .map(path -> path.replaceFirst("/+$", ""))
        .map(path -> path.substring(path.lastIndexOf('/') + 1).replace('.', '_'))
        .collect(Collectors.joining(","));
  }

  @Override
  public Optional<EtlException> verdict(Map<String, PassCount> counts) {
    List<String> found =
        Stream.of(CompareCases.DIFFERENT, CompareCases.SOURCE_ALONE, CompareCases.COMPARE_ALONE)
            .filter(name -> counts.getOrDefault(name, PassCount.NONE).rows() > 0)
            .map(name -> described(name, counts.getOrDefault(name, PassCount.NONE)))
            .toList();
    if (!failOnDifference || found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EtlException(
            ErrorCode.TABLES_DIFFER,
            String.join("; ", found),
            "look at %s%s, published all the same; mend one of the tables, or raise the tolerance"
                .formatted(
                    report.path(), differences.map(sink -> " and " + sink.path()).orElse(""))));
  }

  private static String described(String name, PassCount count) {
    return "%s: %d, such as %s".formatted(name, count.rows(), String.join(", ", count.examples()));
  }
}
