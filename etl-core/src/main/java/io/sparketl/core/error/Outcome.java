package io.sparketl.core.error;

/** How a command or a run ended, and the exit code that says so. */
public enum Outcome {
  DONE(0, "done"),
  BUG(1, "a bug of spark-etl"),
  USAGE(2, "wrong usage or configuration"),
  ENVIRONMENT(3, "the environment failed; trying again may help"),
  JOB_FAILED(4, "the job failed"),
  DATA_REFUSED(5, "the data was refused"),
  STILL_RUNNING(6, "still running when the wait ended"),
  CANCELLED(7, "cancelled"),
  PERMISSION(8, "permission or credentials missing");

  private final int exitCode;
  private final String meaning;

  Outcome(int exitCode, String meaning) {
    this.exitCode = exitCode;
    this.meaning = meaning;
  }

  /** The process exit code. */
  public int exitCode() {
    return exitCode;
  }

  /** What the exit code means, for help texts. */
  public String meaning() {
    return meaning;
  }
}
