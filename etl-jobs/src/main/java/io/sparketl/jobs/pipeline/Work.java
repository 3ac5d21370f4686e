package io.sparketl.jobs.pipeline;

import io.sparketl.jobs.pipeline.Step.Link;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** What a step does. */
public sealed interface Work permits JobWork, ScriptWork {

  /** The job's name, or the script's path. */
  String label();

  /** All that decides what it does, as text. */
  Map<String, String> parameters();

  /** Where its outputs go, by name. */
  Map<String, String> outputs();

  /**
   * What the files of each input are now.
   *
   * @param links which inputs are outputs of earlier steps
   * @throws io.sparketl.core.error.EtlException INPUT_NOT_FOUND where there are none
   */
  Map<String, String> inputStates(List<Link> links, Configuration hadoop) throws IOException;

  /** What the files of each output are now. */
  Map<String, String> outputStates(Configuration hadoop) throws IOException;
}
