package io.sparketl.jobs.io.scan;

import java.util.ArrayList;
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
 * Files as one table: those of all generations, each with its own columns in its own places.
 *
 * @param request what is wanted of the files
 * @param partitions the files, cut; all scans of the table read the same splits
 * @param hadoop how the files are reached
 */
public record LedgerTable(
    ScanRequest request, List<TablePartition> partitions, Configuration hadoop)
    implements SupportsRead, Table {

  /** What opening a file costs, in bytes that could be read meanwhile. */
  private static final long OPENING_BYTES = 4 << 20;

  /**
   * A table of {@code splits}, small ones of which are read together by one task.
   *
   * @param partitionBytes how many bytes one task reads
   */
  public static LedgerTable of(
      ScanRequest request,
      List<? extends ScanSplit> splits,
      long partitionBytes,
      Configuration hadoop) {
    request
        .counts()
        .ifPresent(ledger -> splits.forEach(split -> ledger.plan(split.key(request.source()))));
    return new LedgerTable(request, together(splits, partitionBytes), hadoop);
  }

  private static List<TablePartition> together(
      List<? extends ScanSplit> splits, long partitionBytes) {
    List<TablePartition> partitions = new ArrayList<>();
    List<ScanSplit> together = new ArrayList<>();
    long bytes = 0;
    for (ScanSplit split : splits) {
      long cost = split.bytes() + OPENING_BYTES;
      if (bytes + cost > partitionBytes + OPENING_BYTES && !together.isEmpty()) {
        partitions.add(new TablePartition(List.copyOf(together)));
        together.clear();
        bytes = 0;
      }
      together.add(split);
      bytes += cost;
    }
    if (!together.isEmpty()) {
      partitions.add(new TablePartition(List.copyOf(together)));
    }
    return partitions;
  }

  /** How long the parts are that are read, as stored. */
  long bytes() {
    return partitions.stream()
        .flatMap(partition -> partition.splits().stream())
        .mapToLong(ScanSplit::bytes)
        .sum();
  }

  @Override
  public String name() {
    return "ledger of " + request.source();
  }

  @Override
  @SuppressWarnings("deprecation") // the form that Spark 3.5 and 4 both know
  public StructType schema() {
    if (request.mode() == ScanRequest.Mode.REJECTS) {
      return RejectedRows.SCHEMA;
    }
    return new StructType(
        request.columns().stream()
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

    private final LedgerTable table;
    private StructType shown;

    Builder(LedgerTable table) {
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
      return new TableScan(table, shown);
    }
  }
}
