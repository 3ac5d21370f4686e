package io.sparketl.core.salary;

import static io.sparketl.core.contract.Condition.above;
import static io.sparketl.core.contract.Field.number;
import static io.sparketl.core.contract.Field.text;

import io.sparketl.core.contract.Contract;

/** What a job pays, in whatever unit the source has. */
public final class Salaries {

  /** Every salary that is a number, zero included. */
  public static final Contract CONTRACT = Contract.of(text("jobId"), number("salary"));

  private Salaries() {}

  /** {@link #CONTRACT}, without the salaries of zero or less if {@code ignoreZero}. */
  public static Contract contract(boolean ignoreZero) {
    return ignoreZero ? CONTRACT.keep("salary above zero", above("salary", 0)) : CONTRACT;
  }
}
