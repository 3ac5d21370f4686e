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
  /** A setting of Spark's with which it cannot start. */
  SPARK_SETTING_INVALID(104, Outcome.USAGE),
  /** A path that no file can have, such as one that is too long or leads in a circle. */
  PATH_INVALID(105, Outcome.USAGE),
  /** A bucket, or another store of files, that does not exist. */
  STORE_NOT_FOUND(106, Outcome.USAGE),
  /** A query that somebody has given and that cannot be run: a mistake in it, an unknown column. */
  SQL_INVALID(107, Outcome.USAGE),

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
  /** Several rows of one key, where each is to be there once. */
  KEYS_DUPLICATE(210, Outcome.DATA_REFUSED),
  /** Tables that differ, where they were to be equal; what differs is published. */
  TABLES_DIFFER(211, Outcome.DATA_REFUSED),

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
  /** A disk that is full, or a quota that is used up. */
  STORAGE_FULL(306, Outcome.ENVIRONMENT),

  /** Spark ended the job with an error that is none of the others. */
  JOB_FAILED(401, Outcome.JOB_FAILED),
  /** More memory needed than the driver or an executor has. */
  MEMORY_EXCEEDED(402, Outcome.JOB_FAILED),
  /** A computed value that is larger than its type holds. */
  VALUE_OVERFLOW(403, Outcome.JOB_FAILED),
  /** A value that cannot be computed: a bad cast, a division by zero, an index out of bounds. */
  VALUE_INVALID(404, Outcome.JOB_FAILED),
  /** A query of the job that Spark cannot understand: an unknown column, table or function. */
  QUERY_INVALID(405, Outcome.JOB_FAILED),
  /** A function of the job's own that threw an exception. */
  FUNCTION_FAILED(406, Outcome.JOB_FAILED),
  /** A script of the user's own that did not end well, or did not make what it should. */
  SCRIPT_FAILED(407, Outcome.JOB_FAILED),

  /** A file system that cannot be reached. */
  STORAGE_UNREACHABLE(501, Outcome.ENVIRONMENT),
  /** A record of runs that cannot be read. */
  RECORD_UNREADABLE(502, Outcome.ENVIRONMENT),
  /** A run that another process is at. */
  RUN_TAKEN(503, Outcome.ENVIRONMENT),
  /** Something that did not answer, or did not end, in its time. */
  TIMED_OUT(504, Outcome.ENVIRONMENT),
  /** Executors that were lost, more often than Spark puts up with. */
  EXECUTOR_LOST(505, Outcome.ENVIRONMENT),
  /** Spark cannot start here: a port is taken, a folder is missing. */
  SPARK_NOT_STARTED(506, Outcome.ENVIRONMENT),
  /** Spark was stopped by somebody else while the job ran. */
  SPARK_STOPPED(507, Outcome.ENVIRONMENT),
  /** The operating system gives no more files or threads. */
  RESOURCES_EXHAUSTED(508, Outcome.ENVIRONMENT),
  /** A library, such as that of a compression, is not installed. */
  LIBRARY_MISSING(509, Outcome.ENVIRONMENT),
  /** A script is to be run, and there is no Spark distribution to run it. */
  DISTRIBUTION_MISSING(510, Outcome.ENVIRONMENT),

  /** A run that was told to end before it had. */
  CANCELLED(701, Outcome.CANCELLED),

  /** The file system refused access. */
  ACCESS_DENIED(801, Outcome.PERMISSION),
  /** No credentials were found where they are needed. */
  CREDENTIALS_MISSING(802, Outcome.PERMISSION),
  /** Credentials that the store does not know, or no longer. */
  CREDENTIALS_REFUSED(803, Outcome.PERMISSION),

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
