package io.sparketl.jobs;

import static io.sparketl.core.contract.Field.text;

import io.sparketl.core.contract.Contract;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.Sink;
import io.sparketl.jobs.io.Source;
import io.sparketl.jobs.io.Tables;
import java.util.List;

/**
 * A job as another jar would bring it: copies one column of text.
 *
 * @param source the texts
 * @param copy the same texts
 */
record CopyTextJob(Source source, Sink copy) implements Job {

  private static final Contract TEXTS = Contract.of(text("text"));

  @Override
  public Ports ports() {
    return Ports.none().reads("source", source, TEXTS).writes("copy", copy, TEXTS);
  }

  @Override
  public void run(Tables tables) {
    tables.write("copy", tables.read("source"));
  }

  /** Stands in {@code META-INF/services} of the test resources. */
  public static final class Provider implements JobProvider {

    @Override
    public List<Class<? extends Job>> jobs() {
      return List.of(CopyTextJob.class, FailingJob.class);
    }
  }
}
