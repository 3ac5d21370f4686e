package io.sparketl.jobs.run;

import io.sparketl.core.error.Causes;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Secrets;
import java.util.List;

/**
 * Why an attempt failed.
 *
 * @param code the number of the error code
 * @param name its name
 * @param problem what is wrong and where
 * @param remedy what to do
 * @param cause the innermost exception
 * @param exceptions all exceptions, from the outermost in, one line each
 */
public record ErrorRecord(
    int code, String name, String problem, String remedy, String cause, List<String> exceptions) {

  static ErrorRecord of(EtlException failure) {
    List<String> chain = Causes.of(failure).stream().map(ErrorRecord::line).toList();
    return new ErrorRecord(
        failure.code().number(),
        failure.code().name(),
        failure.problem(),
        failure.remedy(),
        chain.get(chain.size() - 1),
        chain);
  }

  private static String line(Throwable exception) {
    return Secrets.mask(exception.toString()).lines().findFirst().orElse("");
  }
}
