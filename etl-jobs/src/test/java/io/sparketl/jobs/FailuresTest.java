package io.sparketl.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

  private static final String ASK =
      "ask for the right to read or write there, or run as somebody who has it";
  private static final String LOG = "the log has the whole story; '--debug' shows it here";
  private static final String REPORT =
      "this is a mistake in spark-etl or in the job: report it with the log";

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new AccessDeniedException("/in/a.csv"),
            ErrorCode.ACCESS_DENIED,
            "access to /in/a.csv was refused",
            ASK),
        Arguments.of(
            spark(new AccessControlException("user=me, access=READ")),
            ErrorCode.ACCESS_DENIED,
            "user=me, access=READ",
            ASK),
        Arguments.of(
            new UncheckedIOException(new FileNotFoundException("/in/a.csv (Permission denied)")),
            ErrorCode.ACCESS_DENIED,
            "/in/a.csv (Permission denied)",
            ASK),
        Arguments.of(
            spark(new EOFException("Unexpected end of input stream")),
            ErrorCode.JOB_FAILED,
            "Unexpected end of input stream",
            LOG),
        Arguments.of(
            new SparkException("Job aborted\n\tat a.b.C"),
            ErrorCode.JOB_FAILED,
            "Job aborted",
            LOG),
        Arguments.of(
            spark(new ArithmeticException("[DIVIDE_BY_ZERO] Division by zero.")),
            ErrorCode.VALUE_INVALID,
            "Division by zero",
            "mend the value in the input, or have a rule of the contract keep such rows out"),
        Arguments.of(
            new RuntimeException("outer", spark(new NullPointerException())),
            ErrorCode.JOB_FAILED,
            "NullPointerException",
            LOG),
        Arguments.of(
            new ExecutionException(new IOException("reset")), ErrorCode.JOB_FAILED, "reset", LOG),
        Arguments.of(
            new NullPointerException(),
            ErrorCode.UNEXPECTED,
            "NullPointerException: NullPointerException",
            REPORT),
        Arguments.of(
            new IllegalStateException("outer", new IllegalArgumentException(" wrong \n more")),
            ErrorCode.UNEXPECTED,
            "IllegalArgumentException: wrong",
            REPORT));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsNamedByItsRootCause(
      Throwable thrown, ErrorCode code, String problem, String remedy) {
    var failure = Failures.classify(thrown);

    assertThat(failure).hasMessage(code.label() + ": " + problem + "; " + remedy).hasCause(thrown);
    assertThat(failure.code()).isEqualTo(code);
  }

  @Test
  void whatSparkCannotAnalyseIsTheJobsFailure() {
    var thrown = catchThrowable(() -> StructType.fromDDL("a NO_TYPE"));

    assertThat(thrown).isInstanceOf(AnalysisException.class);
    assertThat(Failures.classify(thrown).code()).isEqualTo(ErrorCode.QUERY_INVALID);
  }

  @Test
  void anEtlExceptionInTheChainIsTheFailureItself() {
    var inner = new EtlException(ErrorCode.COLUMNS_MISSING, "no column 'x'", "rename it");
    var outer =
        new EtlException(
            ErrorCode.INPUT_UNREADABLE, "outer", "mend", new IOException("inner", inner));

    assertThat(Failures.classify(spark(inner))).isSameAs(inner);
    assertThat(Failures.classify(inner)).isSameAs(inner);
    assertThat(Failures.classify(outer)).isSameAs(outer);
  }

  /** Spark brings no exception home that cannot be serialized, or whose class the driver lacks. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.io.IOException: No space left on device | STORAGE_FULL | No space left on device",
        "java.lang.RuntimeException: outer~\tat a.b.C~Caused by: java.lang.OutOfMemoryError: Java heap"
            + " space~\tat d.E~\t... 3 more | MEMORY_EXCEEDED | out of memory: Java heap space",
        "io.sparketl.core.error.EtlException: ETL-205 INPUT_UNREADABLE: a.gz is damaged; copy it~\tat"
            + " a.b.C | INPUT_UNREADABLE | a.gz is damaged",
        "org.apache.hadoop.hdfs.protocol.DSQuotaExceededException: The DiskSpace quota of /out is"
            + " exceeded | STORAGE_FULL | The DiskSpace quota of /out is exceeded",
        "com.example.FareException: no fare for zone 7~\tat a.b.C | JOB_FAILED | no fare for zone 7",
        "ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: Container"
            + " killed by YARN for exceeding memory limits. | MEMORY_EXCEEDED | ExecutorLostFailure",
        "ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: worker"
            + " lost | EXECUTOR_LOST | ExecutorLostFailure"
      })
  void whatATaskLeftAsTextIsKnownAllTheSame(String text, ErrorCode code, String problem) {
    var thrown =
        new SparkException(
            ("Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent"
                    + " failure: Lost task 0.3 in stage 1.0 (TID 7) (10.0.0.7 executor 1): "
                    + text
                    + "~Driver stacktrace:")
                .replace('~', '\n'));

    var failure = Failures.classify(thrown);

    assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
    assertThat(failure.problem()).startsWith(problem);
  }

  /** As Hadoop's clients do: the name node's answer is the cause of the exception it stands for. */
  @Test
  void aRefusalOfHdfsIsAccessDenied() {
    var thrown =
        new RemoteException(AccessControlException.class.getName(), "Permission denied: user=me")
            .unwrapRemoteException(AccessControlException.class);

    assertThat(thrown)
        .isInstanceOf(AccessControlException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThat(Failures.classify(spark(thrown)).code()).isEqualTo(ErrorCode.ACCESS_DENIED);
  }

  /** As S3A does: the exception of the AWS client is the cause of the one that names the path. */
  @Test
  void aRefusalOfAnObjectStoreIsAccessDenied() {
    var thrown = new AccessDeniedException("s3a://bucket/key", null, "getFileStatus: 403");
    thrown.initCause(new IllegalStateException("Forbidden (Status Code: 403)"));

    var failure = Failures.classify(thrown);

    assertThat(failure.code()).isEqualTo(ErrorCode.ACCESS_DENIED);
    assertThat(failure.problem()).contains("s3a://bucket/key");
  }

  @Test
  void anIoFailureIsNotOurBugThoughItHasADeeperCause() {
    var thrown = new IOException("cannot connect to bucket", new IllegalStateException("timeout"));

    assertThat(Failures.classify(thrown).code()).isEqualTo(ErrorCode.JOB_FAILED);
  }

  private static SparkException spark(Throwable cause) {
    return new SparkException("Job aborted due to stage failure", cause);
  }
}
