package io.sparketl.core.words.cloud;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;

/** A stretch of a font file: big-endian numbers at offsets from its start. */
final class FontTable {

  private final String font;
  private final byte[] bytes;
  private final int start;
  private final int length;

  private FontTable(String font, byte[] bytes, int start, int length) {
    this.font = font;
    this.bytes = bytes;
    this.start = start;
    this.length = length;
  }

  static FontTable whole(String font, byte[] bytes) {
    return new FontTable(font, bytes, 0, bytes.length);
  }

  /** A stretch of this one. */
  FontTable part(long offset, long size) {
    if (offset < 0 || size < 0 || offset + size > length) {
      throw broken("it ends before byte %d".formatted(start + offset + size));
    }
    return new FontTable(font, bytes, start + (int) offset, (int) size);
  }

  /** What is left of this stretch from {@code offset} on. */
  FontTable from(long offset) {
    return part(offset, length - offset);
  }

  int length() {
    return length;
  }

  int u8(int offset) {
    if (offset < 0 || offset >= length) {
      throw broken("it ends before byte %d".formatted((long) start + offset));
    }
    return bytes[start + offset] & 0xFF;
  }

  int u16(int offset) {
    return (u8(offset) << 8) | u8(offset + 1);
  }

  int s16(int offset) {
    return (short) u16(offset);
  }

  long u32(int offset) {
    return ((long) u16(offset) << 16) | u16(offset + 2);
  }

  /** The failure of a file that is no font, or no whole one. */
  EtlException broken(String why) {
    return new EtlException(
        ErrorCode.INPUT_UNREADABLE,
        "%s is not a font that can be drawn: %s".formatted(font, why),
        "name a TrueType font, a file that usually ends in .ttf");
  }
}
