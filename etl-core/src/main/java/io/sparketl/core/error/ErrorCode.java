package io.sparketl.core.error;

/**
 * The numbered kinds of failure. A number is never used for anything else, even when its code is
 * retired.
 */
public enum ErrorCode {
  /** Configuration that cannot be read, has unknown keys or wrong values. */
  CONFIG_INVALID(101, Outcome.USAGE),
  /** A job that does not exist. */
  NAME_UNKNOWN(102, Outcome.USAGE),
  /** An argument of the command line or of the driver that is wrong. */
  ARGUMENT_INVALID(103, Outcome.USAGE),

  /** An input path at which there is nothing. */
  INPUT_NOT_FOUND(201, Outcome.USAGE),
  /** An input file without a column that the job needs. */
  COLUMNS_MISSING(202, Outcome.DATA_REFUSED),
  /** An input file whose header cannot be understood: none, or two columns of one name. */
  HEADER_INVALID(203, Outcome.DATA_REFUSED),
  /** More rows were rejected than the source allows. */
  ROWS_REJECTED(204, Outcome.DATA_REFUSED),
  /** An input file that is not what its name or the configuration says, or is damaged. */
  INPUT_UNREADABLE(205, Outcome.DATA_REFUSED),
  /** A column of which the type is none that the job can use. */
  COLUMN_TYPE_WRONG(206, Outcome.DATA_REFUSED),
  /** A record that is longer than any may be. */
  RECORD_TOO_LONG(207, Outcome.DATA_REFUSED),
  /** An input file that changed or went away while it was read. */
  INPUT_CHANGED(208, Outcome.ENVIRONMENT),
  /** A row that cannot be read, where none may be left out. */
  ROW_UNREADABLE(209, Outcome.DATA_REFUSED),

  /** An output path that cannot be written. */
  OUTPUT_UNWRITABLE(301, Outcome.ENVIRONMENT),
  /** An output path or format that this version cannot publish. */
  OUTPUT_UNSUPPORTED(302, Outcome.USAGE),
  /** An output that would replace an input or another output. */
  OUTPUT_CONFLICTS(303, Outcome.USAGE),
  /** An output that another run is writing. */
  OUTPUT_TAKEN(304, Outcome.ENVIRONMENT),
  /** A value by which a file is to be named, and which is no name. */
  OUTPUT_NAME_INVALID(305, Outcome.DATA_REFUSED),

  /** Spark ended the job with an error that is none of the others. */
  JOB_FAILED(401, Outcome.JOB_FAILED),

  /** A file system that cannot be reached. */
  STORAGE_UNREACHABLE(501, Outcome.ENVIRONMENT),
  /** A record of runs that cannot be read. */
  RECORD_UNREADABLE(502, Outcome.ENVIRONMENT),
  /** A run that another process is at. */
  RUN_TAKEN(503, Outcome.ENVIRONMENT),

  /** A run that was told to end before it had. */
  CANCELLED(701, Outcome.CANCELLED),

  /** The file system refused access. */
  ACCESS_DENIED(801, Outcome.PERMISSION),

  /** A state that spark-etl's authors ruled out. */
  UNEXPECTED(999, Outcome.BUG);

  private final int number;
  private final Outcome outcome;

  ErrorCode(int number, Outcome outcome) {
    this.number = number;
    this.outcome = outcome;
  }

  /** The number that people search for. */
  public int number() {
    return number;
  }

  /** How a run that fails with this code ends. */
  public Outcome outcome() {
    return outcome;
  }

  /** The code as it is printed: {@code ETL-202 COLUMNS_MISSING}. */
  public String label() {
    return "ETL-" + number + " " + name();
  }
}
