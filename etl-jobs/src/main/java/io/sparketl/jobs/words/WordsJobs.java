package io.sparketl.jobs.words;

import io.sparketl.jobs.Job;
import io.sparketl.jobs.JobProvider;
import java.util.List;

/** The jobs of this package. */
public final class WordsJobs implements JobProvider {

  @Override
  public List<Class<? extends Job>> jobs() {
    return List.of(TitleWordsJob.class, WordsByYearJob.class, WordCloudsJob.class);
  }
}
