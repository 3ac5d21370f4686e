package io.sparketl.jobs.io;

import io.sparketl.core.contract.Condition;
import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.Rule;
import io.sparketl.jobs.io.csv.CsvColumn;
import io.sparketl.jobs.io.csv.CsvFile;
import io.sparketl.jobs.io.csv.CsvRead;
import io.sparketl.jobs.io.csv.CsvRule;
import io.sparketl.jobs.io.csv.CsvTable;
import io.sparketl.jobs.io.ledger.Ledger;
import io.sparketl.jobs.io.ledger.Verdicts;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Turns a {@link SourcePlan} into the rows that are used, and counts the others on the way: our own
 * reader does so of CSV, a counting filter over Spark's reader of Parquet.
 */
final class SourceScan {

  private final SparkSession spark;
  private final SourcePlan plan;
  private final Contract contract;
  private final Ledger ledger;
  private final ParquetScan parquet;

  SourceScan(SparkSession spark, SourcePlan plan, Ledger ledger) {
    this.spark = spark;
    this.plan = plan;
    this.contract = plan.port().contract();
    this.ledger = ledger;
    this.parquet = new ParquetScan(spark, plan.port(), ledger);
  }

  /** What can become of a row under a contract. */
  static Verdicts verdictsOf(Contract contract) {
    return new Verdicts(
        contract.fields().stream().map(Field::name).toList(),
        contract.fields().stream().map(field -> field.type().noun()).toList(),
        CsvRead.faults(),
        contract.rules().stream().map(Rule::name).toList());
  }

  /** The rows that are used, with the columns of the contract. */
  Dataset<Row> used() {
    return union(CsvRead.Mode.COUNT, ledger, parquet::used);
  }

  /** The rows that are rejected, as {@link RejectedRowsContract} has them; nothing is counted. */
  Dataset<Row> rejected() {
    return union(CsvRead.Mode.REJECTS, null, parquet::rejected);
  }

  private Dataset<Row> union(
      CsvRead.Mode mode, @Nullable Ledger counts, Function<ParquetFiles, Dataset<Row>> ofParquet) {
    Stream<Dataset<Row>> csv = plan.csv().isEmpty() ? Stream.empty() : Stream.of(csv(mode, counts));
    return Stream.concat(csv, plan.parquet().stream().map(ofParquet))
        .reduce(Dataset::unionAll)
        .orElseThrow();
  }

  private Dataset<Row> csv(CsvRead.Mode mode, @Nullable Ledger counts) {
    CsvRead read =
        new CsvRead(
            plan.port().name(),
            contract.fields().stream().map(SourceScan::column).toList(),
            contract.rules().stream().map(Rule::name).toList(),
            contract.rules().stream().map(Rule::keeps).map(this::rule).toList(),
            plan.port().source().csv(),
            ZoneOffset.UTC,
            mode,
            counts);
    long bytes = plan.csv().stream().mapToLong(CsvFile::length).sum();
    return LedgerCsv.load(
        spark,
        CsvTable.of(
            read,
            plan.csv(),
            LedgerCsv.splitBytes(spark, bytes),
            spark.sparkContext().hadoopConfiguration()));
  }

  private static CsvColumn column(Field field) {
    return new CsvColumn(field.name(), field.type().dataType(), field.type().places(), true);
  }

  private CsvRule rule(Condition condition) {
    Field field = contract.field(condition.field());
    return new CsvRule(
        contract.fields().indexOf(field),
        condition.comparison(),
        field.type().stored(condition.bound()));
  }
}
