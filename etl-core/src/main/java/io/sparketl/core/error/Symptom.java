package io.sparketl.core.error;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * By what a kind of failure is known among the causes of an exception, and what it is called.
 *
 * @param code the kind
 * @param sign what one of the causes shows
 * @param problem tells what is wrong and where
 * @param remedy what to do about it
 */
public record Symptom(ErrorCode code, Predicate<Cause> sign, Telling problem, String remedy) {

  /** Puts what was found into words. */
  @FunctionalInterface
  public interface Telling {

    /** The problem, seen in {@code found}, one of {@code all} causes. */
    String tell(Cause found, List<Cause> all);
  }

  /** The failure by the first of {@code symptoms} that a cause of {@code thrown} shows. */
  public static Optional<EtlException> diagnose(List<Symptom> symptoms, Throwable thrown) {
    List<Cause> causes = Causes.told(thrown);
    return symptoms.stream().flatMap(one -> one.in(causes, thrown).stream()).findFirst();
  }

  /** The innermost cause knows most. */
  private Optional<EtlException> in(List<Cause> causes, Throwable thrown) {
    return causes.stream()
        .filter(sign)
        .reduce((outer, inner) -> inner)
        .map(found -> new EtlException(code, problem.tell(found, causes), remedy, thrown));
  }
}
