package io.sparketl.core.words.cloud;

import java.util.List;

/** How many words are turned: at any time at most the share that may be. */
final class Turns {

  private final double share;
  private int words;
  private int turned;

  /** None yet, of which a share shall be horizontal. */
  Turns(double horizontal) {
    this.share = 1 - horizontal;
  }

  /**
   * The angles at which the next word may be: whether it is turned, in the order to try.
   *
   * @param wanted whether it is turned by preference
   */
  List<Boolean> angles(boolean wanted) {
    if (turned + 1 > share * (words + 1)) {
      return List.of(false);
    }
    return share == 1 ? List.of(true) : List.of(wanted, !wanted);
  }

  void add(boolean rotated) {
    words++;
    turned += rotated ? 1 : 0;
  }
}
