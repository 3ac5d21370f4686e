package io.sparketl.launcher.report;

import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Secrets;
import io.sparketl.jobs.Failures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what went wrong: the code, the problem, the remedy; a stack trace only on demand. */
public final class ErrorReport {

  private static final String INDENT = "\n           ";

  private final Console console;
  private final boolean debug;

  /** A report on {@code console}, with stack traces if {@code debug}. */
  public ErrorReport(Console console, boolean debug) {
    this.console = console;
    this.debug = debug;
  }

  /**
   * Prints {@code thrown}.
   *
   * @param log where the whole story is, if there is one
   * @return the exit code that goes with it
   */
  public int print(Throwable thrown, @Nullable Path log) {
    EtlException failure = Failures.classify(thrown);
    lines(failure.code().label(), failure.problem(), failure.remedy()).forEach(console::note);
    if (log != null) {
      console.note("  log:     " + log);
    }
    if (debug) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      console.note(Secrets.mask(trace.toString()));
    }
    return failure.code().outcome().exitCode();
  }

  /** An error as it is always shown. */
  static List<String> lines(String label, String problem, String remedy) {
    return List.of(
        label,
        "  problem: " + problem.replace("\n", INDENT),
        "  remedy:  " + remedy.replace("\n", INDENT));
  }
}
