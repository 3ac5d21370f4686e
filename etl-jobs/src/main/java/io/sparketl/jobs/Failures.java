package io.sparketl.jobs;

import static io.sparketl.jobs.io.StorageFailures.text;

import io.sparketl.core.error.Causes;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.StorageFailures;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;

/** Turns whatever was thrown into an {@link EtlException} that names the root cause. */
final class Failures {

  private static final String SEE_LOG = "the log has the whole story; '--debug' shows it here";

  private Failures() {}

  static EtlException classify(Throwable thrown) {
    List<Throwable> chain = Causes.of(thrown);
    return chain.stream()
        .filter(EtlException.class::isInstance)
        .map(EtlException.class::cast)
        .findFirst()
        .orElseGet(() -> classify(thrown, chain));
  }

  private static EtlException classify(Throwable thrown, List<Throwable> chain) {
    Throwable root = chain.get(chain.size() - 1);
    Optional<EtlException> ofStorage = StorageFailures.classify(thrown);
    if (ofStorage.isPresent()) {
      return ofStorage.get();
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

  private static boolean isOfSparkOrStorage(Throwable thrown) {
    return thrown instanceof SparkException
        || thrown instanceof AnalysisException
        || thrown instanceof IOException
        || thrown instanceof OutOfMemoryError;
  }
}
