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
            new AccessDeniedException("/in/a.csv"), ErrorCode.ACCESS_DENIED, "/in/a.csv", ASK),
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
            ErrorCode.JOB_FAILED,
            "[DIVIDE_BY_ZERO] Division by zero.",
            LOG),
        Arguments.of(
            new RuntimeException("outer", spark(new NullPointerException())),
            ErrorCode.JOB_FAILED,
            "NullPointerException",
            LOG),
        Arguments.of(
            new IOException("No space left on device"),
            ErrorCode.JOB_FAILED,
            "No space left on device",
            LOG),
        Arguments.of(
            new ExecutionException(new IOException("reset")), ErrorCode.JOB_FAILED, "reset", LOG),
        Arguments.of(
            new OutOfMemoryError("Java heap space"), ErrorCode.JOB_FAILED, "Java heap space", LOG),
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
    assertThat(Failures.classify(thrown).code()).isEqualTo(ErrorCode.JOB_FAILED);
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
