package io.sparketl.jobs.io.scan;

import java.util.OptionalLong;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A scan of a table; equal to another of the same table and columns, so that Spark can share them.
 *
 * @param table the table
 * @param readSchema the columns that a query needs
 */
record TableScan(LedgerTable table, StructType readSchema)
    implements Scan, Batch, SupportsReportStatistics {

  @Override
  public String description() {
    return table.name() + " " + readSchema.simpleString();
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    return table.partitions().toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new TableReaderFactory(
        table.request(), readSchema, new SerializableConfiguration(table.hadoop()));
  }

  /** How long the files are; how many rows they have is known only when they were read. */
  @Override
  public Statistics estimateStatistics() {
    long bytes = table.bytes();
    return new Statistics() {
      @Override
      public OptionalLong sizeInBytes() {
        return OptionalLong.of(bytes);
      }

      @Override
      public OptionalLong numRows() {
        return OptionalLong.empty();
      }
    };
  }
}
