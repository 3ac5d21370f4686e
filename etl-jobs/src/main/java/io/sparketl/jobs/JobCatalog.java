package io.sparketl.jobs;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.config.Binder;
import io.sparketl.jobs.config.Names;
import io.sparketl.jobs.config.Settings;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.csv.Dialect;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** All jobs there are, by name. */
public final class JobCatalog {

  /** Types of components whose defaults stand in a section of their own, with its path. */
  static final Map<Class<?>, String> SHARED_DEFAULTS =
      Map.of(Source.class, "sources", Sink.class, "sinks", Dialect.class, "csv");

  private final TreeMap<String, Class<? extends Job>> jobs = new TreeMap<>();

  private JobCatalog() {}

  /** The jobs of every {@link JobProvider} on the class path. */
  public static JobCatalog load() {
    JobCatalog catalog = new JobCatalog();
    ServiceLoader.load(JobProvider.class, JobCatalog.class.getClassLoader())
        .forEach(provider -> provider.jobs().forEach(catalog::add));
    return catalog;
  }

  /** The names of all jobs, in alphabetical order. */
  public Set<String> names() {
    return jobs.navigableKeySet();
  }

  /**
   * The class of the job of that name.
   *
   * @throws EtlException NAME_UNKNOWN if there is none
   */
  public Class<? extends Job> find(String name) {
    Class<? extends Job> job = jobs.get(name);
    if (job == null) {
      throw new EtlException(
          ErrorCode.NAME_UNKNOWN,
          "there is no job '%s'%s".formatted(name, Suggestion.didYouMean(name, names())),
          "'etl list' shows the jobs there are");
    }
    return job;
  }

  /**
   * A job with its parameters.
   *
   * @param assignments as {@code --set} has them, relative to the job
   * @throws EtlException for an unknown job and for everything wrong in its settings
   */
  public ConfiguredJob configure(String name, Settings settings, List<String> assignments) {
    Class<? extends Job> type = find(name);
    Binder.Bound<? extends Job> bound =
        Binder.bind(
            type,
            settings.withAssignments(section(name), assignments),
            section(name),
            names(),
            SHARED_DEFAULTS);
    return new ConfiguredJob(name, bound.value(), bound.parameters());
  }

  static String section(String name) {
    return "jobs." + name;
  }

  private void add(Class<? extends Job> job) {
    String simple = job.getSimpleName();
    if (!job.isRecord() || !simple.endsWith("Job")) {
      throw new IllegalStateException(
          "a job is a record whose name ends in Job; %s is not".formatted(job.getName()));
    }
    String name = Names.kebab(simple.substring(0, simple.length() - "Job".length()));
    if (jobs.put(name, job) != null) {
      throw new IllegalStateException("two jobs are named " + name);
    }
  }
}
