package io.sparketl.core.words.cloud;

/**
 * What a word must find free: its ink, and a margin.
 *
 * @param sprite the word
 * @param margin in pixels
 * @param stencil both, in a box that may be larger than they are, and in whose middle they lie
 */
record Footprint(Sprite sprite, int margin, Stencil stencil) {

  /**
   * Neighbours are what lies so many pixels beside the margin; wider rings gave no fuller pictures.
   */
  private static final int RING = 2;

  static Footprint of(Sprite sprite, int margin) {
    return new Footprint(sprite, margin, Stencil.of(sprite, margin));
  }

  /** The same in the middle of a larger box. */
  Footprint within(int width, int height) {
    return new Footprint(sprite, margin, stencil.within(width, height));
  }

  /** The middle of the box, when its corner is at a place. */
  Place middleAt(Place corner) {
    return corner.moved(stencil.width() / 2, stencil.height() / 2);
  }

  /** The corner of the ink, when that of the box is at a place. */
  Place inkAt(Place corner) {
    return sprite.cornerAround(middleAt(corner));
  }

  /** Everything up to the neighbours. */
  Ring ring() {
    Stencil wide = Stencil.of(sprite, margin + RING);
    return new Ring(wide.within(stencil.width() + 2 * RING, stencil.height() + 2 * RING));
  }

  /**
   * A footprint and what lies beside it.
   *
   * @param stencil of both
   */
  record Ring(Stencil stencil) {

    /** How many neighbours are taken, when the corner of the footprint's box is at a place. */
    int neighbours(Occupancy occupancy, Place box) {
      return occupancy.meets(stencil, box.x() - RING, box.y() - RING);
    }
  }
}
