package io.sparketl.core.words.cloud;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes an animated GIF, frame by frame, that begins again when it has ended. Source of the
 * layout: GIF89a, and Netscape's extension for loops.
 */
final class GifStream implements AutoCloseable {

  private static final int EXTENSION = 0x21;

  private final OutputStream out;

  GifStream(OutputStream out, int width, int height, Palette palette) throws IOException {
    this.out = out;
    text("GIF89a");
    number(width);
    number(height);
    bytes(0xF7, 0, 0); // 256 colours for all frames, of which the first is the background
    for (int color : palette.colors()) {
      bytes(color >> 16, color >> 8, color);
    }
    bytes(EXTENSION, 0xFF, 11);
    text("NETSCAPE2.0");
    bytes(3, 1, 0, 0, 0); // again and again
  }

  /** Adds a frame that is shown for so many hundredths of a second. */
  void add(Picture picture, int hundredths) throws IOException {
    bytes(EXTENSION, 0xF9, 4, 0);
    number(hundredths);
    bytes(0, 0);
    bytes(0x2C, 0, 0, 0, 0);
    number(picture.width());
    number(picture.height());
    bytes(0);
    out.write(new Packer().pack(picture.pixels()));
  }

  @Override
  public void close() throws IOException {
    bytes(0x3B);
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void number(int number) throws IOException {
    bytes(number, number >> 8);
  }

  private void bytes(int... bytes) throws IOException {
    for (int next : bytes) {
      out.write(next);
    }
  }

  /** The compression of GIF, after Lempel, Ziv and Welch. */
  private static final class Packer {

    private static final int FRESH = 256;
    private static final int END = 257;
    private static final int MOST = 4096;
    private static final int BLOCK = 255;

    /** The code of a known sequence and one more pixel; 0 if that is not known. */
    private final short[] codes = new short[MOST << 8];

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private int next;
    private int codeBits;
    private int pending;
    private int pendingBits;

    byte[] pack(byte[] pixels) {
      forget();
      int known = pixels[0] & 0xFF;
      for (int i = 1; i < pixels.length; i++) {
        int longer = (known << 8) | (pixels[i] & 0xFF);
        if (codes[longer] != 0) {
          known = codes[longer];
        } else {
          put(known);
          learn(longer);
          known = pixels[i] & 0xFF;
        }
      }
      put(known);
      put(END);
      if (pendingBits > 0) {
        packed.write(pending);
      }
      return inBlocks(packed.toByteArray());
    }

    private void learn(int longer) {
      codes[longer] = (short) next;
      if (next == 1 << codeBits) {
        codeBits++;
      }
      next++;
      if (next == MOST) {
        forget();
      }
    }

    private void forget() {
      codeBits = Math.max(codeBits, 9);
      put(FRESH);
      Arrays.fill(codes, (short) 0);
      codeBits = 9;
      next = END + 1;
    }

    private void put(int code) {
      pending |= code << pendingBits;
      pendingBits += codeBits;
      while (pendingBits >= 8) {
        packed.write(pending);
        pending >>>= 8;
        pendingBits -= 8;
      }
    }

    private static byte[] inBlocks(byte[] bytes) {
      ByteArrayOutputStream blocks = new ByteArrayOutputStream();
      blocks.write(8);
      for (int from = 0; from < bytes.length; from += BLOCK) {
        int length = Math.min(BLOCK, bytes.length - from);
        blocks.write(length);
        blocks.write(bytes, from, length);
      }
      blocks.write(0);
      return blocks.toByteArray();
    }
  }
}
