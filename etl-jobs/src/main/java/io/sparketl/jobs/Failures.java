package io.sparketl.jobs;

import io.sparketl.core.error.Cause;
import io.sparketl.core.error.Causes;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.StorageFailures;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;

/** Turns whatever was thrown into an {@link EtlException} that names the root cause. */
public final class Failures {

  private static final String SEE_LOG = "the log has the whole story; '--debug' shows it here";

  /** How an {@link EtlException} tells itself, where nothing but its text came home. */
  private static final Pattern TOLD = Pattern.compile("ETL-(\\d{3}) [A-Z_]+: (.*); (.*)");

  private Failures() {}

  /** The failure that {@code thrown} means. */
  public static EtlException classify(Throwable thrown) {
    return known(thrown)
        .or(() -> SparkFailures.ofJob(thrown))
        .or(() -> StorageFailures.classify(thrown))
        .orElseGet(() -> unknown(thrown));
  }

  /** The failure that {@code thrown} means, where a session was to be started. */
  static EtlException ofStart(Throwable thrown) {
    return known(thrown).orElseGet(() -> SparkFailures.ofStart(thrown));
  }

  private static Optional<EtlException> known(Throwable thrown) {
    return Causes.of(thrown).stream()
        .filter(EtlException.class::isInstance)
        .map(EtlException.class::cast)
        .findFirst()
        .or(() -> told(thrown));
  }

  private static Optional<EtlException> told(Throwable thrown) {
    return Causes.told(thrown).stream()
        .filter(cause -> cause.is(EtlException.class))
        .map(cause -> TOLD.matcher(cause.message()))
        .filter(Matcher::matches)
        .flatMap(parts -> withNumber(parts, thrown))
        .findFirst();
  }

  private static Stream<EtlException> withNumber(Matcher parts, Throwable thrown) {
    return Stream.of(ErrorCode.values())
        .filter(code -> code.number() == Integer.parseInt(parts.group(1)))
        .map(code -> new EtlException(code, parts.group(2), parts.group(3), thrown));
  }

  private static EtlException unknown(Throwable thrown) {
    List<Cause> causes = Causes.told(thrown);
    String text = StorageFailures.text(thrown);
    if (Causes.of(thrown).stream().anyMatch(Failures::isOfSparkOrStorage)) {
      return new EtlException(ErrorCode.JOB_FAILED, text, SEE_LOG, thrown);
    }
    return new EtlException(
        ErrorCode.UNEXPECTED,
        causes.get(causes.size() - 1).simpleName() + ": " + text,
        "this is a mistake in spark-etl or in the job: report it with the log",
        thrown);
  }

  private static boolean isOfSparkOrStorage(Throwable thrown) {
    return thrown instanceof SparkException
        || thrown instanceof SparkThrowable
        || thrown instanceof IOException;
  }
}
