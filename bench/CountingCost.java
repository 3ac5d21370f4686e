package io.sparketl.jobs.io;

import io.sparketl.core.taxi.SummarizeTrips;
import io.sparketl.core.taxi.Trips;
import io.sparketl.jobs.io.csv.CsvSplits;
import io.sparketl.jobs.io.ledger.Ledger;
import io.sparketl.jobs.io.scan.LedgerTable;
import io.sparketl.jobs.io.scan.ScanColumn;
import io.sparketl.jobs.io.scan.ScanRequest;
import io.sparketl.jobs.io.scan.ScanSplit;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * What counting costs: the taxi summary's query over one file with the rules asked and every row
 * counted by the reader, and with neither, the rules being an ordinary condition. The two take turns
 * in one session; the ratio of each turn is printed, and the median of them.
 *
 * <p>Usage: {@code java … io.sparketl.jobs.io.CountingCost FILE TURNS}. It is in the package of what
 * it looks into.
 */
public final class CountingCost {

  private CountingCost() {}

  public static void main(String[] arguments) throws Exception {
    try (SparkSession spark = SparkSession.builder().appName("counting cost").getOrCreate()) {
      List<Double> ratios = new ArrayList<>();
      int turns = Integer.parseInt(arguments[1]);
      for (int turn = -2; turn < turns; turn++) {
        double bare = seconds(spark, arguments[0], false);
        double counted = seconds(spark, arguments[0], true);
        if (turn >= 0) {
          ratios.add(counted / bare);
          System.out.printf("bare %.2f s, counted %.2f s, ratio %.3f%n", bare, counted, counted / bare);
        }
      }
      ratios.sort(null);
      System.out.printf("median ratio %.3f%n", ratios.get(ratios.size() / 2));
    }
  }

  private static double seconds(SparkSession spark, String file, boolean isCounted)
      throws Exception {
    Source source = Source.of(List.of(file), Source.Format.AUTO, 1);
    SourcePlan plan =
        SourcePlan.of(
            new InputPort("trips", source, Trips.CONTRACT),
            spark.sparkContext().hadoopConfiguration());
    Ledger ledger = new Ledger();
    spark.sparkContext().register(ledger);
    Dataset<Row> trips =
        isCounted ? new SourceScan(spark, plan, ledger).used() : bare(spark, plan);
    long start = System.nanoTime();
    new SummarizeTrips("yellow").apply(trips).collectAsList();
    return (System.nanoTime() - start) / 1e9;
  }

  private static Dataset<Row> bare(SparkSession spark, SourcePlan plan) {
    var hadoop = spark.sparkContext().hadoopConfiguration();
    long splitBytes = LedgerSource.splitBytes(spark, plan.stored());
    List<ScanColumn> columns =
        List.of(
            new ScanColumn("trip_distance", DataTypes.LongType, 6, true),
            new ScanColumn("total_amount", DataTypes.LongType, 6, true));
    ScanRequest request =
        new ScanRequest(
            "bare",
            columns,
            List.of(),
            List.of(),
            plan.port().source().csv().text(),
            ZoneOffset.UTC,
            ScanRequest.Mode.COUNT,
            null);
    List<ScanSplit> splits =
        plan.csv().isEmpty()
            ? plan.parquet().stream().flatMap(one -> one.splits()).toList()
            : new CsvSplits(plan.port().source().csv(), splitBytes, hadoop)
                .of(plan.csv());
    return LedgerSource.load(spark, LedgerTable.of(request, splits, splitBytes, hadoop))
        .where("trip_distance > 0 AND total_amount > 0");
  }
}
