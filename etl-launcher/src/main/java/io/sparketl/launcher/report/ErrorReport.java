package io.sparketl.launcher.report;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
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
    EtlException failure = thrown instanceof EtlException known ? known : bug(thrown);
    lines(failure.code().label(), failure.problem(), failure.remedy()).forEach(console::note);
    if (log != null) {
      console.note("  log:     " + log);
    }
    if (debug) {
      thrown.printStackTrace(console.err());
      console.err().flush();
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

  private static EtlException bug(Throwable thrown) {
    return new EtlException(
        ErrorCode.UNEXPECTED,
        thrown.toString(),
        "this is a mistake in spark-etl: run it again with --debug and report what appears",
        thrown);
  }
}
