package io.sparketl.jobs.io.scan;

import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * What one task reads: a split, or several small ones.
 *
 * @param splits the splits, in the order in which they are read
 */
public record TablePartition(List<ScanSplit> splits) implements InputPartition {

  private static final long serialVersionUID = 1L;
}
