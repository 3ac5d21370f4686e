package io.sparketl.jobs;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.EOFException;
import java.nio.file.AccessDeniedException;
import java.util.List;
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
    if (root instanceof AccessControlException
        || root instanceof AccessDeniedException
        || text(root).contains("(Permission denied)")) {
      return new EtlException(
          ErrorCode.ACCESS_DENIED,
          text(root),
          "ask for the right to read or write there, or run as somebody who has it",
          thrown);
    }
    if (root instanceof EOFException) {
      return new EtlException(
          ErrorCode.INPUT_UNREADABLE,
          "an input file ends too early: " + text(root),
          "check that the files were copied whole; the log names the file",
          thrown);
    }
    boolean ofSpark =
        chain.stream()
            .anyMatch(one -> one instanceof SparkException || one instanceof AnalysisException);
    if (ofSpark || root instanceof java.io.IOException || root instanceof OutOfMemoryError) {
      return new EtlException(ErrorCode.JOB_FAILED, text(root), SEE_LOG, thrown);
    }
    return new EtlException(
        ErrorCode.UNEXPECTED,
        root.getClass().getSimpleName() + ": " + text(root),
        "this is a mistake in spark-etl or in the job: report it with the log",
        thrown);
  }

  private static String text(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank()
        ? thrown.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").strip();
  }
}
