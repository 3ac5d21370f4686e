package io.sparketl.core.words.cloud;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Pictures as PNG: a palette and a byte a pixel. Source of the layout: the PNG specification
 * (ISO/IEC 15948).
 */
public final class PngFile {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int BUFFER = 1 << 16;

  private PngFile() {}

  /** The bytes of a file. */
  public static byte[] of(Picture picture, Palette palette) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    chunk(file, "IHDR", header(picture));
    chunk(file, "PLTE", colors(palette));
    chunk(file, "IDAT", packed(picture));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static byte[] header(Picture picture) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    number(header, picture.width());
    number(header, picture.height());
    header.writeBytes(new byte[] {8, 3, 0, 0, 0});
    return header.toByteArray();
  }

  private static byte[] colors(Palette palette) {
    ByteArrayOutputStream colors = new ByteArrayOutputStream();
    for (int color : palette.colors()) {
      colors.write(color >> 16);
      colors.write(color >> 8);
      colors.write(color);
    }
    return colors.toByteArray();
  }

  /** Rows, each after a zero that says that it stands as it is. */
  private static byte[] packed(Picture picture) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    byte[] row = new byte[picture.width() + 1];
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      for (int y = 0; y < picture.height(); y++) {
        System.arraycopy(picture.pixels(), y * picture.width(), row, 1, picture.width());
        deflater.setInput(row);
        while (!deflater.needsInput()) {
          packed.write(buffer, 0, deflater.deflate(buffer));
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    number(file, content.length);
    file.writeBytes(name);
    file.writeBytes(content);
    number(file, (int) sum.getValue());
  }

  private static void number(ByteArrayOutputStream file, int number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      file.write(number >> shift);
    }
  }

  /**
   * The picture in a file that {@link #of} has made.
   *
   * @throws IllegalArgumentException if it is another
   */
  public static Picture read(byte[] file) {
    if (file.length < 33 || !Arrays.equals(Arrays.copyOf(file, 8), SIGNATURE)) {
      throw new IllegalArgumentException("this is no PNG file");
    }
    int width = number(file, 16);
    int height = number(file, 20);
    byte[] pixels = new byte[width * height];
    Inflater inflater = new Inflater();
    try {
      int place = 8;
      while (!new String(file, place + 4, 4, StandardCharsets.US_ASCII).equals("IDAT")) {
        place += 12 + number(file, place);
      }
      inflater.setInput(file, place + 8, number(file, place));
      byte[] row = new byte[width + 1];
      for (int y = 0; y < height; y++) {
        for (int read = 0; read < row.length && !inflater.finished(); ) {
          read += inflater.inflate(row, read, row.length - read);
        }
        System.arraycopy(row, 1, pixels, y * width, width);
      }
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("this is no PNG file of a word cloud", e);
    } finally {
      inflater.end();
    }
    return new Picture(width, height, pixels);
  }

  private static int number(byte[] file, int place) {
    int number = 0;
    for (int i = 0; i < 4; i++) {
      number = (number << 8) | (file[place + i] & 0xFF);
    }
    return number;
  }
}
