package io.sparketl.jobs;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** What the driver reads whole, beside the ports of a job: a mask, a dictionary. */
@FunctionalInterface
public interface SideInput {

  /**
   * Reads it as a run would.
   *
   * @return what it is, in some words
   * @throws io.sparketl.core.error.EtlException if it is not there, or not what it should be
   */
  String read(Configuration hadoop) throws IOException;
}
