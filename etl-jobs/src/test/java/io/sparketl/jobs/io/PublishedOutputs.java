package io.sparketl.jobs.io;

import io.sparketl.jobs.io.StoredTables.Published;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What an attempt does when its job has returned. */
public final class PublishedOutputs {

  private PublishedOutputs() {}

  /** Checks what was read and written, and publishes it. */
  public static List<Published> of(StoredTables tables) throws IOException {
    List<Published> outputs = new ArrayList<>();
    tables.check(outputs::add);
    tables.publish(outputs::add);
    return outputs;
  }
}
