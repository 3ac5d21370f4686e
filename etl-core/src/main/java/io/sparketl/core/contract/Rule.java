package io.sparketl.core.contract;

/**
 * A named condition that a row must meet to be used; rows that do not are counted under the name.
 *
 * @param name what the rule demands, in words: {@code distance above zero}
 * @param keeps what holds for the rows that are used; others are filtered, and so are those that
 *     have no value
 */
public record Rule(String name, Condition keeps) {

  public Rule {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "a rule needs a name: it is what filtered rows are counted under");
    }
  }
}
