package io.sparketl.jobs;

import io.sparketl.core.error.Cause;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Symptom;
import io.sparketl.jobs.io.StorageFailures;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;

/** Tells the failures of Spark, and of what a job has it do. */
final class SparkFailures {

  /** Spark's numbers for values that outgrow their type under ANSI SQL. */
  private static final Set<String> OVERFLOWS =
      Set.of(
          "ARITHMETIC_OVERFLOW",
          "BINARY_ARITHMETIC_OVERFLOW",
          "CAST_OVERFLOW",
          "CAST_OVERFLOW_IN_TABLE_INSERT",
          "DATETIME_OVERFLOW",
          "INTERVAL_ARITHMETIC_OVERFLOW",
          "NUMERIC_VALUE_OUT_OF_RANGE",
          "NUMERIC_OUT_OF_SUPPORTED_RANGE");

  /** Spark's numbers for values that cannot be computed under ANSI SQL. */
  private static final Set<String> INVALID_VALUES =
      Set.of(
          "CANNOT_PARSE_DECIMAL",
          "CANNOT_PARSE_TIMESTAMP",
          "CAST_INVALID_INPUT",
          "CONVERSION_INVALID_INPUT",
          "DIVIDE_BY_ZERO",
          "DUPLICATED_MAP_KEY",
          "ELEMENT_AT_BY_INDEX_ZERO",
          "INTERVAL_DIVIDED_BY_ZERO",
          "INVALID_ARRAY_INDEX",
          "INVALID_ARRAY_INDEX_IN_ELEMENT_AT",
          "NOT_NULL_ASSERT_VIOLATION",
          "NULL_MAP_KEY",
          "REMAINDER_BY_ZERO",
          "SCALAR_SUBQUERY_TOO_MANY_ROWS",
          "USER_RAISED_EXCEPTION");

  private static final String MEMORY =
      "give the driver or the executors more memory (spark.driver.memory, spark.executor.memory; with"
          + " ./etl ETL_JAVA_OPTIONS=-Xmx4g), or have fewer rows in one place";

  private static final String SETTING =
      "mend the setting given to spark-submit, in spark-defaults.conf or in ETL_JAVA_OPTIONS";

  private static final String MORE_TIME =
      "run it again when there is less to do, or allow more time";

  private static final List<Symptom> OF_JOBS =
      List.of(
          symptom(
              ErrorCode.SPARK_STOPPED,
              says("^Job \\d+ cancelled because SparkContext was shut down")
                  .or(says("^Cannot call methods on a stopped SparkContext"))
                  .or(says("^SparkContext has been shut ?down"))
                  .or(says("^LiveListenerBus is stopped")),
              "run it again, and let nobody stop Spark meanwhile"),
          symptom(
              ErrorCode.CANCELLED,
              says("^(?:\\[SPARK_JOB_CANCELLED] )?Job \\d+ cancelled")
                  .or(says("^Job aborted due to stage failure: Stage \\d+ cancelled")),
              "run it again; outputs are as they were, unless the record lists them"),
          symptom(
              ErrorCode.TIMED_OUT,
              says("^Could not execute broadcast in \\d+ secs"),
              "raise spark.sql.broadcastTimeout, or have less broadcast"),
          symptom(
              ErrorCode.SPARK_SETTING_INVALID,
              is(IllegalArgumentException.class).and(says("^spark\\.[\\w.]+ should be ")),
              SETTING),
          symptom(
              ErrorCode.RESOURCES_EXHAUSTED,
              is(OutOfMemoryError.class).and(says("^unable to create native thread")),
              "raise the limit of threads ('ulimit -u'), or run fewer tasks at a time"),
          symptom(
              ErrorCode.MEMORY_EXCEEDED,
              says("bigger than (?:local maxResultSize|spark\\.driver\\.maxResultSize) "),
              "have the job bring fewer rows to the driver, or raise spark.driver.maxResultSize"),
          new Symptom(
              ErrorCode.MEMORY_EXCEEDED,
              is(OutOfMemoryError.class).or(is(StackOverflowError.class)),
              (found, all) -> "out of memory: " + StorageFailures.text(found),
              MEMORY),
          symptom(
              ErrorCode.MEMORY_EXCEEDED,
              says("ExecutorLostFailure \\(.*(?:memory limits|exit code:? (?:52|137)|code (?:52|137)\\b)")
                  .or(says("^Not enough memory to build and broadcast the table")),
              MEMORY),
          symptom(
              ErrorCode.EXECUTOR_LOST,
              says("(?:: |^)ExecutorLostFailure \\("),
              "run it again; where it repeats, look at the log of the executor"),
          symptom(
              ErrorCode.VALUE_OVERFLOW,
              numbered(OVERFLOWS),
              "have the job compute in a larger type, such as BIGINT or DECIMAL"),
          symptom(
              ErrorCode.VALUE_INVALID,
              numbered(INVALID_VALUES),
              "mend the value in the input, or have a rule of the contract keep such rows out"),
          symptom(
              ErrorCode.INPUT_NOT_FOUND,
              numbered(Set.of("PATH_NOT_FOUND")),
              "check the path and that the file has arrived"),
          symptom(
              ErrorCode.QUERY_INVALID,
              is(AnalysisException.class),
              "mend the query in the job's code"),
          new Symptom(
              ErrorCode.FUNCTION_FAILED,
              numbered(Set.of("FAILED_EXECUTE_UDF")),
              SparkFailures::ofFunction,
              "mend the function in the job's code, or keep out the rows that it cannot take"),
          symptom(
              ErrorCode.LIBRARY_MISSING,
              is(LinkageError.class)
                  .or(is(ClassNotFoundException.class))
                  .or(cause -> cause.isNamed("BadConfigurationException"))
                  .or(says("^native \\w+ library not available|^Codec \\[\\w+] is not available"))
                  .or(is(IOException.class).and(says("^Cannot run program "))),
              "install it where the driver and the executors run, or choose another compression"),
          symptom(ErrorCode.TIMED_OUT, is(TimeoutException.class), MORE_TIME));

  private static final List<Symptom> OF_THE_START =
      List.of(
          symptom(
              ErrorCode.SPARK_NOT_STARTED,
              is(BindException.class),
              "free the port, or set another (spark.ui.port, spark.driver.port), and check"
                  + " spark.driver.bindAddress"),
          symptom(
              ErrorCode.SPARK_SETTING_INVALID,
              says("^Could not parse Master URL|^A master URL must be set"),
              "set spark.master to something like local[2], yarn or spark://host:7077"),
          symptom(
              ErrorCode.SPARK_SETTING_INVALID,
              cause -> cause.errorClass().matches("INVALID_(?:DRIVER|EXECUTOR)_MEMORY"),
              "give it more memory, see the message"));

  private static final List<Symptom> OF_SETTINGS =
      List.of(
          new Symptom(
              ErrorCode.SPARK_SETTING_INVALID,
              is(IllegalArgumentException.class)
                  .or(is(ReflectiveOperationException.class))
                  .or(is(SparkException.class)),
              SparkFailures::ofSetting,
              SETTING));

  private SparkFailures() {}

  /** What {@code thrown} means, where a job that runs throws it. */
  static Optional<EtlException> ofJob(Throwable thrown) {
    return Symptom.diagnose(OF_JOBS, thrown);
  }

  /** What {@code thrown} means, where Spark throws it instead of starting. */
  static EtlException ofStart(Throwable thrown) {
    return Symptom.diagnose(OF_THE_START, thrown)
        .or(() -> StorageFailures.classify(thrown))
        .or(() -> Symptom.diagnose(OF_SETTINGS, thrown))
        .orElseGet(
            () ->
                new EtlException(
                    ErrorCode.SPARK_NOT_STARTED,
                    "Spark cannot start: " + StorageFailures.text(thrown),
                    SETTING,
                    thrown));
  }

  /** Spark says in later lines which value it is that it does not take. */
  private static String ofSetting(Cause found, List<Cause> all) {
    List<String> lines = found.message().lines().map(String::strip).toList();
    return lines.size() < 2 ? told(found) : String.join("; ", lines);
  }

  private static String ofFunction(Cause function, List<Cause> all) {
    Cause root = all.get(all.size() - 1);
    return "%s: %s (%s)"
        .formatted(root.simpleName(), StorageFailures.text(root), withoutClass(function.text()));
  }

  private static String told(Cause found) {
    String text =
        withoutClass(StorageFailures.text(found))
            .replaceFirst("^Job aborted due to stage failure: ", "")
            .replaceFirst("^Task .*? most recent failure: ", "")
            .replaceFirst("^Lost task .*?\\(TID \\d+\\) \\([^)]*\\): ", "")
            // ANSI SQL is pinned, so this is no advice for anybody.
            .replaceFirst(" If necessary set \"?spark\\.sql\\.ansi\\.enabled.*", "")
            .replaceFirst("(?: SQLSTATE: \\w+|[;. ])+$", "");
    return found.is(ClassNotFoundException.class) || found.is(NoClassDefFoundError.class)
        ? "there is no class " + text
        : text;
  }

  /** Spark's number of an error says less than its words do. */
  private static String withoutClass(String text) {
    return text.replaceFirst("^\\[[A-Z][A-Z0-9_.]*] ", "");
  }

  private static Symptom symptom(ErrorCode code, Predicate<Cause> sign, String remedy) {
    return new Symptom(code, sign, (found, all) -> told(found), remedy);
  }

  private static Predicate<Cause> is(Class<? extends Throwable> kind) {
    return cause -> cause.is(kind);
  }

  private static Predicate<Cause> says(String form) {
    Pattern pattern = Pattern.compile(form);
    return cause -> cause.says(pattern);
  }

  private static Predicate<Cause> numbered(Set<String> errorClasses) {
    return cause -> errorClasses.contains(cause.errorClass());
  }
}
