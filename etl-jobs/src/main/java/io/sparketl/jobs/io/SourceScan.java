package io.sparketl.jobs.io;

import io.sparketl.core.contract.Condition;
import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import io.sparketl.core.contract.Field.Need;
import io.sparketl.core.contract.Rule;
import io.sparketl.jobs.io.csv.CsvSplits;
import io.sparketl.jobs.io.json.JsonSplits;
import io.sparketl.jobs.io.ledger.Ledger;
import io.sparketl.jobs.io.ledger.Verdicts;
import io.sparketl.jobs.io.scan.LedgerTable;
import io.sparketl.jobs.io.scan.ScanColumn;
import io.sparketl.jobs.io.scan.ScanRequest;
import io.sparketl.jobs.io.scan.ScanRule;
import io.sparketl.jobs.io.scan.ScanSplit;
import io.sparketl.jobs.io.scan.TextForm;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Turns a {@link SourcePlan} into the rows that are used, and counts the others on the way. */
final class SourceScan {

  private final SparkSession spark;
  private final SourcePlan plan;
  private final Contract contract;
  private final Ledger ledger;

  SourceScan(SparkSession spark, SourcePlan plan, Ledger ledger) {
    this.spark = spark;
    this.plan = plan;
    this.contract = plan.port().contract();
    this.ledger = ledger;
  }

  /** What can become of a row under a contract. */
  static Verdicts verdictsOf(Contract contract) {
    return ScanRequest.verdicts(
        columns(contract), contract.rules().stream().map(Rule::name).toList());
  }

  /** The rows that are used, with the columns of the contract. */
  Dataset<Row> used() {
    return rows(ScanRequest.Mode.COUNT, ledger);
  }

  /** The rows that are rejected, as {@link RejectedRowsContract} has them; nothing is counted. */
  Dataset<Row> rejected() {
    return rows(ScanRequest.Mode.REJECTS, null);
  }

  private Dataset<Row> rows(ScanRequest.Mode mode, @Nullable Ledger counts) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    long splitBytes = LedgerSource.splitBytes(spark, plan.stored());
    List<Dataset<Row>> tables = new ArrayList<>();
    if (!plan.csv().isEmpty()) {
      CsvSplits splits = new CsvSplits(plan.port().source().csv(), splitBytes, hadoop);
      ScanRequest request = request(splits.dialect().text(), mode, counts);
      tables.add(rows(request, splits.of(plan.csv()), splitBytes, hadoop));
    }
    if (!plan.parquet().isEmpty()) {
      List<ScanSplit> rowGroups = plan.parquet().stream().flatMap(file -> file.splits()).toList();
      ScanRequest request = request(TextForm.STANDARD, mode, counts);
      tables.add(rows(request, rowGroups, splitBytes, hadoop));
    }
    if (!plan.json().isEmpty()) {
      ScanRequest request = request(TextForm.STANDARD, mode, counts);
      tables.add(rows(request, jsonSplits(splitBytes, hadoop), splitBytes, hadoop));
    }
    return tables.stream().reduce(Dataset::unionAll).orElseThrow();
  }

  private List<ScanSplit> jsonSplits(long splitBytes, Configuration hadoop) {
    List<List<String>> names = contract.fields().stream().map(Field::foldedNames).toList();
    int mostLineBytes = plan.port().source().csv().maxRecordBytes();
    return new JsonSplits(names, mostLineBytes, splitBytes, hadoop).of(plan.json());
  }

  private Dataset<Row> rows(
      ScanRequest request, List<ScanSplit> splits, long splitBytes, Configuration hadoop) {
    return LedgerSource.load(spark, LedgerTable.of(request, splits, splitBytes, hadoop));
  }

  private ScanRequest request(TextForm text, ScanRequest.Mode mode, @Nullable Ledger counts) {
    return new ScanRequest(
        plan.port().name(),
        columns(contract),
        contract.rules().stream().map(Rule::name).toList(),
        contract.rules().stream().map(Rule::keeps).map(this::rule).toList(),
        text,
        ZoneOffset.UTC,
        mode,
        counts);
  }

  private static List<ScanColumn> columns(Contract contract) {
    return contract.fields().stream()
        .map(
            field ->
                new ScanColumn(
                    field.name(),
                    field.type().dataType(),
                    field.type().places(),
                    field.need() == Need.VALUE,
                    field.need() != Need.NOTHING))
        .toList();
  }

  private ScanRule rule(Condition condition) {
    Field field = contract.field(condition.field());
    int column = contract.fields().indexOf(field);
    long bound = field.type().stored(condition.bound());
    return switch (condition.comparison()) {
      case ABOVE -> ScanRule.atLeast(column, bound + 1);
      case AT_LEAST -> ScanRule.atLeast(column, bound);
      case BELOW -> ScanRule.atMost(column, bound - 1);
      case AT_MOST -> ScanRule.atMost(column, bound);
    };
  }
}
