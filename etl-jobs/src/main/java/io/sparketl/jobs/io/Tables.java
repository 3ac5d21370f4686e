package io.sparketl.jobs.io;

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
}
