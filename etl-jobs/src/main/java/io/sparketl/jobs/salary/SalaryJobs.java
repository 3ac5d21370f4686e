package io.sparketl.jobs.salary;

import io.sparketl.jobs.Job;
import io.sparketl.jobs.JobProvider;
import java.util.List;

/** The jobs of this package. */
public final class SalaryJobs implements JobProvider {

  @Override
  public List<Class<? extends Job>> jobs() {
    return List.of(AverageSalaryJob.class);
  }
}
