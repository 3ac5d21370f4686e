package io.sparketl.core.covid;

import static io.sparketl.core.contract.Field.number;
import static io.sparketl.core.contract.Field.text;

import io.sparketl.core.contract.Contract;

/** What was counted in a city up to a day. */
public final class CityCases {

  /**
   * Figures are numbers, {@code 25.0} and {@code 25} the same one; a city may have none. A row
   * without a day or a state belongs to nobody, and is rejected.
   */
  public static final Contract CONTRACT =
      Contract.of(
          text("date"), text("state"), number("cases").optional(), number("deaths").optional());

  private CityCases() {}
}
