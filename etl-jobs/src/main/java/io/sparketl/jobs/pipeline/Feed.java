package io.sparketl.jobs.pipeline;

import io.sparketl.jobs.io.OutputPort;
import java.util.Optional;

/**
 * What an output offers to later steps.
 *
 * @param path where it is; of a template, a glob of its files
 * @param port what is known of it; nothing of a script's
 */
record Feed(String path, Optional<OutputPort> port) {

  /** Of a job's output. */
  static Feed of(OutputPort port) {
    return new Feed(port.sink().glob(), Optional.of(port));
  }

  /** Of a script's output. */
  static Feed of(String path) {
    return new Feed(path, Optional.empty());
  }
}
