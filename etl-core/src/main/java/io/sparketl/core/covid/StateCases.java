package io.sparketl.core.covid;

import static io.sparketl.core.contract.Field.number;
import static io.sparketl.core.contract.Field.text;
import static org.apache.spark.sql.functions.col;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.contract.Field;
import java.util.function.Function;

/** What was counted in a state up to a day. */
public final class StateCases {

  /** As it is compared: every row counts, whatever it lacks. */
  public static final Contract CONTRACT =
      Contract.of(
          text("date").optional(),
          text("state").optional(),
          number("cases").optional(),
          number("deaths").optional());

  private StateCases() {}

  /**
   * As it is published: by day, and within a day from the last state to the first.
   *
   * @param withRegion whether there is a {@code region}, between the day and the state
   * @param wholeNumbers whether figures are whole numbers, and not floating-point ones
   */
  public static Contract published(boolean withRegion, boolean wholeNumbers) {
    Function<String, Field> figure = wholeNumbers ? Field::whole : Field::real;
    Contract contract = Contract.of(text("date"));
    if (withRegion) {
      contract = contract.with(text("region"));
    }
    return contract
        .with(text("state"))
        .with(figure.apply("cases"))
        .with(figure.apply("deaths"))
        .orderedBy(col("date"), col("state").desc());
  }
}
