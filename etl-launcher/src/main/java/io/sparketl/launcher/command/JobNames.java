package io.sparketl.launcher.command;

import io.sparketl.jobs.JobCatalog;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** The names that completion offers: jobs and pipelines. */
final class JobNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    Path home = Path.of(System.getProperty("etl.home", "")).toAbsolutePath();
    return Stream.concat(JobCatalog.load().names().stream(), new Pipelines(home).names().stream())
        .distinct()
        .sorted()
        .iterator();
  }
}
