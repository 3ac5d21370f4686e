package io.sparketl.jobs.io.scan;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the bytes of a charset become UTF-8, which is what Spark's text is. */
public enum Encoding {
  /** They are UTF-8 already, and need only be checked. */
  UTF_8,
  /** ASCII and one byte for each other character: texts are translated as they are decoded. */
  SINGLE_BYTE,
  /** Any other: the whole file is transcoded as it is read, and cannot be split. */
  TRANSCODED;

  /** How the bytes of a charset are to be taken. */
  public static Encoding of(Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return UTF_8;
    }
    return charset.newEncoder().maxBytesPerChar() == 1 && isSupersetOfAscii(charset)
        ? SINGLE_BYTE
        : TRANSCODED;
  }

  /** For each byte of a single-byte charset its UTF-8 form; empty where it stands for nothing. */
  static byte[][] utf8Forms(Charset charset) {
    byte[][] forms = new byte[256][];
    for (int i = 0; i < forms.length; i++) {
      forms[i] = utf8Form(charset, (byte) i);
    }
    return forms;
  }

  private static byte[] utf8Form(Charset charset, byte character) {
    try {
      CharBuffer decoded = charset.newDecoder().decode(ByteBuffer.wrap(new byte[] {character}));
      return decoded.toString().getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return new byte[0];
    }
  }

  private static boolean isSupersetOfAscii(Charset charset) {
    StringBuilder ascii = new StringBuilder();
    for (char c = 0; c < 128; c++) {
      ascii.append(c);
    }
    byte[] bytes = ascii.toString().getBytes(StandardCharsets.US_ASCII);
    return new String(bytes, charset).contentEquals(ascii);
  }
}
