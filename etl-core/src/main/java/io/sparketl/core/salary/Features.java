package io.sparketl.core.salary;

import static io.sparketl.core.contract.Field.text;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import java.util.List;

/** What is known of a job beside its salary: the company, the degree asked for, and so on. */
public final class Features {

  private Features() {}

  /**
   * The features that count, as text. A job may have no value of one: such jobs are a group of
   * their own. Without a {@code jobId} it is rejected.
   *
   * @throws IllegalArgumentException if {@code features} are none, one of them stands there twice,
   *     or is {@code jobId} or {@code salary}
   */
  public static Contract contract(List<String> features) {
    if (features.isEmpty()) {
      throw new IllegalArgumentException("there is no feature to group by");
    }
    if (features.stream().map(Field::fold).anyMatch("salary"::equals)) {
      throw new IllegalArgumentException("salary is what is averaged, and no feature");
    }
    Contract contract = Contract.of(text("jobId"));
    for (String feature : features) {
      contract = contract.with(text(feature).optional());
    }
    return contract;
  }
}
