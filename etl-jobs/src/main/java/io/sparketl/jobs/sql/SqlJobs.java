package io.sparketl.jobs.sql;

import io.sparketl.jobs.Job;
import io.sparketl.jobs.JobProvider;
import java.util.List;

/** The jobs of this package. */
public final class SqlJobs implements JobProvider {

  @Override
  public List<Class<? extends Job>> jobs() {
    return List.of(SqlJob.class);
  }
}
