package io.sparketl.core.words.cloud;

/** Why a word is not in a cloud. */
public enum LeftOut {
  /** It has no count, or none above zero. */
  NO_COUNT("no count above zero"),
  /** There are enough more frequent words. */
  ABOVE_MAX_WORDS("above max-words"),
  /** The font has no glyph for a letter, or the script needs more than glyphs in a row. */
  NO_GLYPH("no glyph"),
  /** There is no place for it, but in a font below the smallest. */
  NO_ROOM("no room in the smallest font");

  private final String reason;

  LeftOut(String reason) {
    this.reason = reason;
  }

  /** The reason, for people. */
  public String reason() {
    return reason;
  }
}
