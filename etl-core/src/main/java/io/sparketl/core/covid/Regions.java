package io.sparketl.core.covid;

import static io.sparketl.core.contract.Field.text;

import io.sparketl.core.contract.Contract;

/** In which region a state lies. The same may be said many times, as in a file of state figures. */
public final class Regions {

  /** Both are needed. */
  public static final Contract CONTRACT = Contract.of(text("state"), text("region"));

  private Regions() {}
}
