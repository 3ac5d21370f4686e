package io.sparketl.jobs.inspect;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How bytes are text.
 *
 * @param charset the name of the charset, as {@code csv.encoding} takes it
 * @param hasMark whether a byte order mark begins them
 * @param strays how many places do not belong to the charset
 */
record TextEncoding(String charset, boolean hasMark, int strays) {

  /** What well-known files that are no text begin with, in hexadecimal digits. */
  private static final Map<String, String> SIGNATURES = signatures();

  /** Bytes of control characters that windows-1252 leaves open: a text that has them is none. */
  private static final Set<Integer> OPEN_IN_WINDOWS = Set.of(0x81, 0x8d, 0x8f, 0x90, 0x9d);

  /** So many times more letters beyond ASCII than strays must there be for a text to be UTF-8. */
  private static final int LETTERS_A_STRAY = 10;

  private static final int LONGEST_SIGNATURE = 16;
  private static final int LONGEST_UTF8_CHARACTER = 4;

  /**
   * Recognizes the encoding of the beginning of a file.
   *
   * @param isWhole whether nothing comes after the bytes
   * @param path the file, for messages
   * @throws EtlException INPUT_UNREADABLE if the bytes are no text
   */
  static TextEncoding of(byte[] bytes, boolean isWhole, String path) {
    String start = HexFormat.of().formatHex(bytes, 0, Math.min(LONGEST_SIGNATURE, bytes.length));
    SIGNATURES.forEach(
        (signature, what) -> {
          if (start.startsWith(signature)) {
            throw refused("%s is no text: it begins as %s does".formatted(path, what));
          }
        });
    if (start.startsWith("efbbbf")) {
      return new TextEncoding("UTF-8", true, strays(bytes, isWhole).strays());
    }
    if (start.startsWith("fffe0000") || start.startsWith("0000feff")) {
      return new TextEncoding("UTF-32", true, 0);
    }
    if (start.startsWith("fffe") || start.startsWith("feff")) {
      return new TextEncoding("UTF-16", true, 0);
    }
    int nuls = count(bytes, 0, 1, 0, 0);
    return nuls > 0 ? wide(bytes, nuls, path) : narrow(bytes, isWhole, path);
  }

  /** Latin text in UTF-16 has a NUL in every other byte. */
  private static TextEncoding wide(byte[] bytes, int nuls, String path) {
    int even = count(bytes, 0, 2, 0, 0);
    int odd = nuls - even;
    int pairs = bytes.length / 2;
    if (pairs > 1 && odd > pairs / 3 && even <= pairs / 20) {
      return new TextEncoding("UTF-16LE", false, 0);
    }
    if (pairs > 1 && even > pairs / 3 && odd <= pairs / 20) {
      return new TextEncoding("UTF-16BE", false, 0);
    }
    throw refused("%s is no text: it has NUL bytes".formatted(path));
  }

  private static TextEncoding narrow(byte[] bytes, boolean isWhole, String path) {
    int controls = count(bytes, 0, 1, 0x02, 0x08) + count(bytes, 0, 1, 0x0e, 0x1a);
    if (controls > bytes.length / 100) {
      throw refused("%s is no text: it is full of control characters".formatted(path));
    }
    Utf8Reading utf8 = strays(bytes, isWhole);
    if (utf8.strays() == 0 || utf8.letters() > LETTERS_A_STRAY * utf8.strays()) {
      return new TextEncoding("UTF-8", false, utf8.strays());
    }
    boolean hasControls = count(bytes, 0, 1, 0x80, 0x9f) > 0;
    boolean hasOpen = OPEN_IN_WINDOWS.stream().anyMatch(open -> count(bytes, 0, 1, open, open) > 0);
    return new TextEncoding(hasControls && !hasOpen ? "windows-1252" : "ISO-8859-1", false, 0);
  }

  /** What reading bytes as UTF-8 gives: characters beyond ASCII, and places that are none. */
  private record Utf8Reading(int letters, int strays) {}

  private static Utf8Reading strays(byte[] bytes, boolean isWhole) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    int strays = 0;
    CoderResult result = decoder.decode(in, out, true);
    while (result.isError()) {
      // The sample may have cut its last character.
      if (isWhole || in.remaining() >= LONGEST_UTF8_CHARACTER) {
        strays++;
      }
      in.position(in.position() + result.length());
      result = decoder.decode(in, out, true);
    }
    out.flip();
    return new Utf8Reading((int) out.chars().filter(c -> c > 0x7f).count(), strays);
  }

  /** How many of every {@code step}-th byte lie between two values, these included. */
  private static int count(byte[] bytes, int from, int step, int least, int most) {
    int count = 0;
    for (int i = from; i < bytes.length; i += step) {
      int value = bytes[i] & 0xff;
      count += value >= least && value <= most ? 1 : 0;
    }
    return count;
  }

  private static EtlException refused(String problem) {
    return new EtlException(
        ErrorCode.INPUT_UNREADABLE,
        problem,
        "check that this is the right file and that its name tells what it is");
  }

  private static Map<String, String> signatures() {
    Map<String, String> signatures = new LinkedHashMap<>();
    signatures.put("89504e47", "a PNG picture");
    signatures.put("47494638", "a GIF picture");
    signatures.put("ffd8ff", "a JPEG picture");
    signatures.put("25504446", "a PDF document");
    signatures.put("504b0304", "a ZIP archive or a spreadsheet");
    signatures.put("d0cf11e0", "an old spreadsheet");
    signatures.put("1f8b", "a gzip file");
    signatures.put("28b52ffd", "a zstd file");
    signatures.put("425a68", "a bzip2 file");
    signatures.put("50415231", "a Parquet file");
    signatures.put("4f5243", "an ORC file");
    signatures.put("4f626a01", "an Avro file");
    signatures.put("53514c697465", "an SQLite database");
    return signatures;
  }

  /** The charset itself. */
  Charset toCharset() {
    return Charset.forName(charset);
  }
}
