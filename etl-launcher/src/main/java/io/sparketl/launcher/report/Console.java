package io.sparketl.launcher.report;

import java.io.PrintWriter;

/**
 * Where output goes.
 *
 * @param out results, and nothing else
 * @param err everything else
 * @param terminal whether a person is looking at {@code err}, so that a line can be redrawn
 */
public record Console(PrintWriter out, PrintWriter err, boolean terminal) {

  /** Prints a line of the result. */
  public void result(String line) {
    out.println(line);
    out.flush();
  }

  /** Prints a line about how things go. */
  public void note(String line) {
    err.println(line);
    err.flush();
  }
}
