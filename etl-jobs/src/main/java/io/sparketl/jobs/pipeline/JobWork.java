package io.sparketl.jobs.pipeline;

import io.sparketl.jobs.ConfiguredJob;
import io.sparketl.jobs.io.FileState;
import io.sparketl.jobs.io.OutputPort;
import io.sparketl.jobs.pipeline.Step.Link;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * A job of the catalogue.
 *
 * @param job the job, ready to be run
 */
public record JobWork(ConfiguredJob job) implements Work {

  @Override
  public String label() {
    return job.name();
  }

  @Override
  public Map<String, String> parameters() {
    return job.parameters();
  }

  @Override
  public Map<String, String> outputs() {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (OutputPort port : job.job().ports().outputs()) {
      outputs.put(port.name(), port.sink().path());
    }
    return outputs;
  }

  @Override
  public Map<String, String> inputStates(List<Link> links, Configuration hadoop)
      throws IOException {
    return FileState.ofInputs(job.job().ports(), hadoop);
  }

  @Override
  public Map<String, String> outputStates(Configuration hadoop) throws IOException {
    return FileState.ofOutputs(job.job().ports(), hadoop);
  }
}
