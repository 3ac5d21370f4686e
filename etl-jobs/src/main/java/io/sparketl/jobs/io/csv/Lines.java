package io.sparketl.jobs.io.csv;

/** Where physical lines end, and which are no records. The bytes always hold the line's end. */
public final class Lines {

  private Lines() {}

  /** Where the line ends that goes on from {@code from}, its line break not included. */
  public static int end(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    return at;
  }

  /** Where the next line begins after one that ends at {@code end}: CR and LF are one break. */
  public static int next(byte[] bytes, int end, int limit) {
    boolean isPair = bytes[end] == '\r' && end + 1 < limit && bytes[end + 1] == '\n';
    return isPair ? end + 2 : end + 1;
  }

  /** Whether the line from {@code from} has nothing but blanks. */
  public static boolean isBlank(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] == ' ' || bytes[at] == '\t') {
      at++;
    }
    return bytes[at] == '\n' || bytes[at] == '\r';
  }

  /** Whether the line from {@code from} is a comment or has nothing but blanks. */
  static boolean isSkipped(byte[] bytes, int from, Dialect dialect) {
    return isSkipped(bytes, from, dialect.commentByte(), dialect.separatorBytes());
  }

  /** The same, with what it needs of the dialect taken out of it. */
  static boolean isSkipped(byte[] bytes, int from, int comment, byte[] separator) {
    // No comment is -1, which is what the byte 0xff looks like.
    if (comment >= 0 && bytes[from] == comment) {
      return true;
    }
    int at = from;
    while ((bytes[at] == ' ' || bytes[at] == '\t') && !isSeparator(bytes, at, separator)) {
      at++;
    }
    return bytes[at] == '\n' || bytes[at] == '\r';
  }

  /** Looks no further than the line's end, as that is part of no separator. */
  private static boolean isSeparator(byte[] bytes, int at, byte[] separator) {
    int same = 0;
    while (same < separator.length && bytes[at + same] == separator[same]) {
      same++;
    }
    return same == separator.length;
  }
}
