package io.sparketl.jobs.io;

import io.sparketl.core.contract.Contract;

/**
 * A source together with what the job demands of its rows.
 *
 * @param name the port's name within the job; the key of its settings
 */
public record InputPort(String name, Source source, Contract contract) {

  /** The name of the output that has the rejected rows, where the source says where they go. */
  public String rejectsName() {
    return name + ".rejects";
  }
}
