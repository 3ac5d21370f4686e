package io.sparketl.core.error;

import java.util.List;
import java.util.stream.Stream;

/** What lies behind an exception. */
public final class Causes {

  private Causes() {}

  /** {@code thrown} and all its causes, from the outermost in. */
  public static List<Throwable> of(Throwable thrown) {
    return Stream.iterate(thrown, one -> one != null, Throwable::getCause).toList();
  }
}
