package io.sparketl.jobs.io.scan;

import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How values are written as text.
 *
 * @param encoding the name of the charset that the bytes are in
 * @param decimalComma whether numbers have a comma before their fraction, and not a point
 * @param nullText texts that stand for no value, as an empty one does
 */
public record TextForm(String encoding, boolean decimalComma, List<String> nullText)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** UTF-8 and decimal points. */
  public static final TextForm STANDARD = new TextForm("UTF-8", false, List.of());

  public TextForm {
    nullText = List.copyOf(nullText);
  }

  /**
   * The charset that the bytes are in when they are decoded: a single-byte one, or UTF-8, to which
   * others were transcoded before.
   */
  public Charset charset() {
    Charset named = Charset.forName(encoding);
    return Encoding.of(named) == Encoding.SINGLE_BYTE ? named : StandardCharsets.UTF_8;
  }

  /** What stands before a fraction. */
  byte point() {
    return (byte) (decimalComma ? ',' : '.');
  }

  /** The texts that stand for no value, in bytes. */
  byte[][] nullTexts() {
    return nullText.stream().map(text -> text.getBytes(charset())).toArray(byte[][]::new);
  }
}
