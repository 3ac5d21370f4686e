package io.sparketl.jobs.io;

import io.sparketl.jobs.io.ledger.PassCount;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The only door to storage that a job has. */
public interface Tables {

  /**
   * The rows of an input port that are used: every field of its contract readable, every rule kept.
   * All other rows are counted.
   */
  Dataset<Row> read(String input);

  /**
   * Hands over the rows of an output port. They are published, together with those of the job's
   * other outputs, after the job has returned and every check has passed.
   *
   * @param rows with the columns of the port's contract, by name, type and order
   */
  void write(String output, Dataset<Row> rows);

  /**
   * The same rows, counted when they pass on their way to an output: what the ledger of a source
   * cannot know, such as rows without a partner in a join. The counts stand in the run's record.
   *
   * @param weights by name, how much a row counts for: a whole number (BIGINT), as a rule 0 or 1
   * @param example what is told of a row that counts, such as its key
   */
  Dataset<Row> count(Dataset<Row> rows, Map<String, Column> weights, Column example);

  /** What {@link #count} has counted by now, by name; all of it once the output is written. */
  Map<String, PassCount> counts();
}
