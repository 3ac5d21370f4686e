package io.sparketl.jobs;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;

/** Turns whatever was thrown into an {@link EtlException} that names the root cause. */
final class Failures {

  private static final String SEE_LOG = "the log has the whole story; '--debug' shows it here";

  private Failures() {}

  static EtlException classify(Throwable thrown) {
    List<Throwable> chain =
        Stream.iterate(thrown, one -> one != null, Throwable::getCause).toList();
    return chain.stream()
        .filter(EtlException.class::isInstance)
        .map(EtlException.class::cast)
        .findFirst()
        .orElseGet(() -> classify(thrown, chain));
  }

  private static EtlException classify(Throwable thrown, List<Throwable> chain) {
    Throwable root = chain.get(chain.size() - 1);
    Optional<Throwable> denial =
        chain.stream().filter(Failures::isDenial).reduce((outer, inner) -> inner);
    if (denial.isPresent()) {
      return new EtlException(
          ErrorCode.ACCESS_DENIED,
          text(denial.get()),
          "ask for the right to read or write there, or run as somebody who has it",
          thrown);
    }
    if (chain.stream().anyMatch(EOFException.class::isInstance)) {
      return new EtlException(
          ErrorCode.INPUT_UNREADABLE,
          "an input file ends too early: " + text(root),
          "check that the files were copied whole; the lines 'Reading File path' of the log name it",
          thrown);
    }
    if (chain.stream().anyMatch(Failures::isOfSparkOrStorage)) {
      return new EtlException(ErrorCode.JOB_FAILED, text(root), SEE_LOG, thrown);
    }
    return new EtlException(
        ErrorCode.UNEXPECTED,
        root.getClass().getSimpleName() + ": " + text(root),
        "this is a mistake in spark-etl or in the job: report it with the log",
        thrown);
  }

  private static boolean isDenial(Throwable thrown) {
    return thrown instanceof AccessControlException
        || thrown instanceof AccessDeniedException
        || text(thrown).contains("(Permission denied)");
  }

  private static boolean isOfSparkOrStorage(Throwable thrown) {
    return thrown instanceof SparkException
        || thrown instanceof AnalysisException
        || thrown instanceof IOException
        || thrown instanceof OutOfMemoryError;
  }

  private static String text(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank()
        ? thrown.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").strip();
  }
}
