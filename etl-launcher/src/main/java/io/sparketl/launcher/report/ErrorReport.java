package io.sparketl.launcher.report;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.nio.file.Path;
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
    console.note(failure.code().label());
    console.note("  problem: " + failure.problem().replace("\n", INDENT));
    console.note("  remedy:  " + failure.remedy().replace("\n", INDENT));
    if (log != null) {
      console.note("  log:     " + log);
    }
    if (debug) {
      thrown.printStackTrace(console.err());
      console.err().flush();
    }
    return failure.code().outcome().exitCode();
  }

  private static EtlException bug(Throwable thrown) {
    return new EtlException(
        ErrorCode.UNEXPECTED,
        thrown.toString(),
        "this is a mistake in spark-etl: run it again with --debug and report what appears",
        thrown);
  }
}
