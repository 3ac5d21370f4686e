package io.sparketl.jobs;

import java.util.List;
import java.util.Map;

/**
 * A job, ready to be run.
 *
 * @param name its name in the catalogue
 * @param job the job with its parameters
 * @param parameters the same as text, by key relative to the job; from these an equal job can be
 *     configured anywhere
 */
public record ConfiguredJob(String name, Job job, Map<String, String> parameters) {

  /** The parameters as {@code KEY=VALUE}. */
  public List<String> assignments() {
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .toList();
  }
}
