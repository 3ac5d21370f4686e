package io.sparketl.jobs.io.scan;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Texts as UTF-8, all in one array. Invalid bytes and NUL are not text. */
final class TextVector extends ValueVector {

  private static final int BYTES_PER_ROW = 16;

  private final int[] starts;
  private final int[] lengths;
  private final byte @Nullable [][] utf8Forms;
  private byte[] texts;
  private int used;

  TextVector(Charset charset, int rows) {
    super(DataTypes.StringType, rows);
    this.starts = new int[rows];
    this.lengths = new int[rows];
    this.texts = new byte[rows * BYTES_PER_ROW];
    this.utf8Forms =
        Encoding.of(charset) == Encoding.SINGLE_BYTE ? Encoding.utf8Forms(charset) : null;
  }

  @Override
  Reading read(int row, byte[] text, int from, int to) {
    int length = to - from;
    starts[row] = used;
    if (utf8Forms != null) {
      return translate(row, text, from, to, utf8Forms);
    }
    if (!Utf8.isText(text, from, to)) {
      return Reading.UNREADABLE;
    }
    reserve(length);
    System.arraycopy(text, from, texts, used, length);
    lengths[row] = length;
    used += length;
    return Reading.EXACT;
  }

  private Reading translate(int row, byte[] text, int from, int to, byte[][] forms) {
    int start = used;
    for (int p = from; p < to; p++) {
      byte[] form = forms[text[p] & 0xff];
      if (form.length == 0 || text[p] == 0) {
        used = start;
        return Reading.UNREADABLE;
      }
      reserve(form.length);
      System.arraycopy(form, 0, texts, used, form.length);
      used += form.length;
    }
    lengths[row] = used - start;
    return Reading.EXACT;
  }

  private void reserve(int length) {
    if (used + length > texts.length) {
      texts = Arrays.copyOf(texts, Math.max(2 * texts.length, used + length));
    }
  }

  @Override
  boolean keepsBlanks() {
    return true;
  }

  @Override
  int variableBytes() {
    return used;
  }

  @Override
  void clear() {
    super.clear();
    used = 0;
  }

  @Override
  public @Nullable UTF8String getUTF8String(int row) {
    return isNullAt(row) ? null : UTF8String.fromBytes(texts, starts[row], lengths[row]);
  }
}
