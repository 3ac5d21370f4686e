package io.sparketl.core.words.cloud;

import java.io.Serializable;

/** A pixel. */
record Place(int x, int y) implements Serializable {

  /** The pixel so far to the right, and so far down. */
  Place moved(int right, int down) {
    return new Place(x + right, y + down);
  }

  /** The square of the distance to another. */
  long distance(Place other) {
    long right = (long) x - other.x;
    long down = (long) y - other.y;
    return right * right + down * down;
  }
}
