package io.sparketl.core.contract;

import org.apache.spark.sql.Column;

/**
 * A named condition that a row must meet to be used; rows that do not are counted under the name.
 *
 * @param name what the rule demands, in words: {@code distance above zero}
 * @param keeps true for the rows that are used; false and null are filtered
 */
public record Rule(String name, Column keeps) {

  public Rule {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "a rule needs a name: it is what filtered rows are counted under");
    }
  }
}
