package io.sparketl.jobs.io.scan;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Makes the readers of tasks. The ledger in {@code request} is an accumulator: Spark gives each
 * task a copy of its own, and merges those of tasks that succeed.
 */
record TableReaderFactory(ScanRequest request, StructType shown, SerializableConfiguration hadoop)
    implements PartitionReaderFactory {

  private static final long serialVersionUID = 1L;

  @Override
  public boolean supportColumnarReads(InputPartition partition) {
    return true;
  }

  @Override
  public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
    return new TablePartitionReader((TablePartition) partition, request, shown, hadoop.value());
  }

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    throw new UnsupportedOperationException("a ledger table is read by columns, not rows");
  }
}
