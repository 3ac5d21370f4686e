package io.sparketl.jobs;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Tables;
import io.sparketl.jobs.io.ledger.PassCount;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * One Spark application: a record whose components are its parameters.
 *
 * <p>{@code TaxiSummaryJob} is {@code taxi-summary} on the command line and {@code
 * jobs.taxi-summary} in the settings; its component {@code maxMiles} is the key {@code max-miles}.
 */
public interface Job {

  /** What the job reads and writes, given its parameters. */
  Ports ports();

  /** What the job reads beside its ports, by the parameter that names it. */
  default Map<String, SideInput> sideInputs() {
    return Map.of();
  }

  /**
   * The job with its ports as they are once the heads of its inputs have been read. To be asked for
   * where a port's contract is open.
   *
   * @throws io.sparketl.core.error.EtlException if what is asked for is not in the inputs
   */
  default Settled settle(SparkSession spark) {
    return Settled.of(this);
  }

  /** Reads the inputs, transforms, and writes every output once. */
  void run(Tables tables);

  /**
   * Why the run fails although its outputs are published, if it does: for jobs whose result may be
   * bad news. What must not be published is refused in {@link #run}.
   *
   * @param counts what the job counted, as {@link Tables#counts} has it
   */
  default Optional<EtlException> verdict(Map<String, PassCount> counts) {
    return Optional.empty();
  }
}
