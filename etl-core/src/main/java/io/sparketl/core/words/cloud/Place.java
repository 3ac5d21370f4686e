package io.sparketl.core.words.cloud;

/** A pixel. */
record Place(int x, int y) {

  /** The pixel so far to the right, and so far down. */
  Place moved(int right, int down) {
    return new Place(x + right, y + down);
  }

  /** The square of the distance to another. */
  long distance(int otherX, int otherY) {
    long right = (long) x - otherX;
    long down = (long) y - otherY;
    return right * right + down * down;
  }
}
