package io.sparketl.jobs.io.scan;

import java.io.Closeable;
import java.io.IOException;

/** Reads the rows of a split, one after another. */
public interface SplitReader extends Closeable {

  /**
   * Hands on rows until the intake is full.
   *
   * @return false if the split was read to its end before
   */
  boolean fill() throws IOException;
}
