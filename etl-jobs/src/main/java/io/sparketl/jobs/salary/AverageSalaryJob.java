package io.sparketl.jobs.salary;

import static org.apache.spark.sql.functions.col;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.salary.AverageByFeature;
import io.sparketl.core.salary.AverageSalaries;
import io.sparketl.core.salary.Features;
import io.sparketl.core.salary.JoinSalaries;
import io.sparketl.core.salary.Salaries;
import io.sparketl.jobs.Job;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.Tables;
import io.sparketl.jobs.io.ledger.PassCount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Average salary of jobs by company, degree and other features.
 *
 * @param features what is known of each job
 * @param salaries what each job pays
 * @param averages the averages, see {@link AverageSalaries}
 * @param groupBy the features by whose values jobs are grouped
 * @param ignoreZeroSalaries whether salaries of zero or less do not count
 * @param duplicates what becomes of several rows of one {@code jobId}
 */
public record AverageSalaryJob(
    Source features,
    Source salaries,
    Sink averages,
    List<String> groupBy,
    boolean ignoreZeroSalaries,
    Duplicates duplicates)
    implements Job {

  public AverageSalaryJob {
    groupBy = List.copyOf(groupBy);
    try {
      Features.contract(groupBy);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("group-by: " + e.getMessage(), e);
    }
  }

  @Override
  public Ports ports() {
    return Ports.none()
        .reads("features", features, Features.contract(groupBy))
        .reads("salaries", salaries, Salaries.contract(ignoreZeroSalaries))
        .writes("averages", averages, AverageSalaries.CONTRACT);
  }

  @Override
  public void run(Tables tables) {
    Map<String, Column> counts = new LinkedHashMap<>();
    JoinSalaries.COUNTS.forEach(name -> counts.put(name, col(name)));
    // Where duplicates are refused they are counted all the same, but not put to one another.
    Dataset<Row> jobs =
        new JoinSalaries(duplicates == Duplicates.KEEP_ALL)
            .apply(tables.read("features"), tables.read("salaries"));
    Dataset<Row> counted = tables.count(jobs, counts, col("jobId"));
    tables.write("averages", new AverageByFeature(groupBy).apply(counted));
    if (duplicates == Duplicates.REFUSE) {
      refuseDuplicates(tables.counts());
    }
  }

  private static void refuseDuplicates(Map<String, PassCount> counts) {
    List<String> found =
        Stream.of(JoinSalaries.FEATURES_REPEATED, JoinSalaries.SALARIES_REPEATED)
            .filter(name -> counts.getOrDefault(name, PassCount.NONE).rows() > 0)
            .map(name -> described(name, counts.getOrDefault(name, PassCount.NONE)))
            .toList();
    if (!found.isEmpty()) {
      throw new EtlException(
          ErrorCode.KEYS_DUPLICATE,
          String.join("; ", found),
          "mend the input, or set duplicates to keep-first or keep-all");
    }
  }

  private static String described(String name, PassCount count) {
    return "%s: %d, such as %s".formatted(name, count.rows(), String.join(", ", count.examples()));
  }
}
