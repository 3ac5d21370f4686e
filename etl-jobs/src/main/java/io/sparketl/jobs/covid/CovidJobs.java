package io.sparketl.jobs.covid;

import io.sparketl.jobs.Job;
import io.sparketl.jobs.JobProvider;
import java.util.List;

/** The jobs of this package. */
public final class CovidJobs implements JobProvider {

  @Override
  public List<Class<? extends Job>> jobs() {
    return List.of(CovidAggregateJob.class, CovidCompareJob.class);
  }
}
