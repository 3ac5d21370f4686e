package io.sparketl.jobs;

import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Tables;

/**
 * One Spark application: a record whose components are its parameters.
 *
 * <p>{@code TaxiSummaryJob} is {@code taxi-summary} on the command line and {@code
 * jobs.taxi-summary} in the settings; its component {@code maxMiles} is the key {@code max-miles}.
 */
public interface Job {

  /** What the job reads and writes, given its parameters. */
  Ports ports();

  /** Reads the inputs, transforms, and writes every output once. */
  void run(Tables tables);
}
