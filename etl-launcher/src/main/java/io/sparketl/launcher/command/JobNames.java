package io.sparketl.launcher.command;

import io.sparketl.jobs.JobCatalog;
import java.util.Iterator;

/** The names that completion offers. */
final class JobNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return JobCatalog.load().names().iterator();
  }
}
