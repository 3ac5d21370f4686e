package io.sparketl.core.contract;

/** How a value must lie to another for a rule to hold. */
public enum Comparison {
  /** It is greater. */
  ABOVE,
  /** It is greater or the same. */
  AT_LEAST,
  /** It is less. */
  BELOW,
  /** It is less or the same. */
  AT_MOST
}
