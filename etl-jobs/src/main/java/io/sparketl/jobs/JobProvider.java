package io.sparketl.jobs;

import java.util.List;

/**
 * Names the jobs that a jar brings. Found by {@link java.util.ServiceLoader}; the jar has a {@code
 * reference.conf} of its own with every key of its jobs.
 */
public interface JobProvider {

  /** The jobs: records whose names end in {@code Job}. */
  List<Class<? extends Job>> jobs();
}
