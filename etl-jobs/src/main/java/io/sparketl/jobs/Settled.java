package io.sparketl.jobs;

import java.util.List;
import java.util.Map;

/**
 * A job of which everything is known, also what only its inputs could tell.
 *
 * @param job the job; no port of it is open
 * @param parameters what was found out, as parameters that would have said the same
 * @param remarks what people should know of it, by port
 */
public record Settled(Job job, Map<String, String> parameters, Map<String, List<String>> remarks) {

  /** A job of which everything was known before. */
  public static Settled of(Job job) {
    return new Settled(job, Map.of(), Map.of());
  }
}
