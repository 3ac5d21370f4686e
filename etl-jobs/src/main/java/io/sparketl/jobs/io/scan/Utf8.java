package io.sparketl.jobs.io.scan;

/** Tells text from other bytes. */
public final class Utf8 {

  private Utf8() {}

  /** Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7) without NUL. */
  public static boolean isText(byte[] bytes, int from, int to) {
    int p = from;
    while (p < to) {
      byte lead = bytes[p];
      if (lead > 0) {
        p++;
        continue;
      }
      int length = lengthOf(lead);
      if (length == 0 || p + length > to || !isSecond(lead, bytes[p + 1])) {
        return false;
      }
      for (int i = 2; i < length; i++) {
        if (!isContinuation(bytes[p + i])) {
          return false;
        }
      }
      p += length;
    }
    return true;
  }

  /** The length of the sequence that {@code lead} begins, or 0 if it can begin none. */
  private static int lengthOf(byte lead) {
    int value = lead & 0xff;
    if (value >= 0xc2 && value <= 0xdf) {
      return 2;
    }
    if (value >= 0xe0 && value <= 0xef) {
      return 3;
    }
    return value >= 0xf0 && value <= 0xf4 ? 4 : 0;
  }

  /** Excludes overlong forms, surrogates and what lies beyond Unicode. */
  private static boolean isSecond(byte lead, byte second) {
    int value = second & 0xff;
    return switch (lead & 0xff) {
      case 0xe0 -> value >= 0xa0 && value <= 0xbf;
      case 0xed -> value >= 0x80 && value <= 0x9f;
      case 0xf0 -> value >= 0x90 && value <= 0xbf;
      case 0xf4 -> value >= 0x80 && value <= 0x8f;
      default -> isContinuation(second);
    };
  }

  private static boolean isContinuation(byte value) {
    return (value & 0xc0) == 0x80;
  }
}
