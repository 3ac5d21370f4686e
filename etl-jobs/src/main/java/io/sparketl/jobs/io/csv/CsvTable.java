package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.ledger.Split;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * CSV files as one table: those of all generations, each with its own columns in its own places.
 *
 * @param read what is wanted of the files
 * @param files the files
 * @param splits the files, cut; all scans of the table read the same splits
 * @param hadoop how the files are reached
 */
public record CsvTable(
    CsvRead read, List<CsvFile> files, List<CsvPartition> splits, Configuration hadoop)
    implements SupportsRead, Table {

  /**
   * A table of {@code files}.
   *
   * @param splitBytes how long a part of a file is that one task reads
   */
  public static CsvTable of(
      CsvRead read, List<CsvFile> files, long splitBytes, Configuration hadoop) {
    List<CsvPartition> splits = new Splits(read.dialect(), splitBytes, hadoop).of(files);
    CsvTable table = new CsvTable(read, List.copyOf(files), splits, hadoop);
    read.counts().ifPresent(ledger -> table.keys().forEach(ledger::plan));
    return table;
  }

  private List<Split> keys() {
    return splits.stream()
        .flatMap(partition -> partition.splits().stream())
        .map(split -> split.key(read.source()))
        .toList();
  }

  @Override
  public String name() {
    return "ledger-csv " + read.source();
  }

  @Override
  @SuppressWarnings("deprecation") // the form that Spark 3.5 and 4 both know
  public StructType schema() {
    if (read.mode() == CsvRead.Mode.REJECTS) {
      return RejectedRows.SCHEMA;
    }
    return new StructType(
        read.columns().stream()
            .map(
                column ->
                    new StructField(
                        column.name(), column.type(), !column.isNeeded(), Metadata.empty()))
            .toArray(StructField[]::new));
  }

  @Override
  public Set<TableCapability> capabilities() {
    return EnumSet.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return new Builder(this);
  }

  /** Takes note of the columns that a query needs. */
  private static final class Builder implements ScanBuilder, SupportsPushDownRequiredColumns {

    private final CsvTable table;
    private StructType shown;

    Builder(CsvTable table) {
      this.table = table;
      this.shown = table.schema();
    }

    @Override
    public void pruneColumns(StructType required) {
      List<String> names = Arrays.asList(required.fieldNames());
      shown =
          new StructType(
              Arrays.stream(table.schema().fields())
                  .filter(field -> names.contains(field.name()))
                  .toArray(StructField[]::new));
    }

    @Override
    public Scan build() {
      return new CsvScan(table, shown);
    }
  }
}
