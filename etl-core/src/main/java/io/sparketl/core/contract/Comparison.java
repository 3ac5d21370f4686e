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
  AT_MOST;

  /**
   * Whether a value lies so.
   *
   * @param order what comparing the value with the other gives: negative, zero or positive
   */
  public boolean holds(int order) {
    return switch (this) {
      case ABOVE -> order > 0;
      case AT_LEAST -> order >= 0;
      case BELOW -> order < 0;
      case AT_MOST -> order <= 0;
    };
  }
}
