package io.sparketl.jobs.io.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds the wanted fields of an ordinary record, which has one-byte separators and no quotes, by
 * looking at eight bytes at a time. All fields are counted; only of the wanted ones the places are
 * noted.
 *
 * <p>A byte of {@code word ^ mark} is zero where the word has the mark. Zero bytes are found by the
 * exact form {@code ~(((x & 0x7f…) + 0x7f…) | x | 0x7f…)}, which sets the highest bit of each (H.
 * S. Warren, Hacker's Delight, 2nd ed., 6-1).
 */
final class FieldScanner {

  /** How many bytes after a record must be there to be looked at, whatever they are. */
  static final int SLACK = Long.BYTES;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
  private static final long HIGH_BITS = ~LOW_BITS;

  /** LF and CR are among the characters without a bit here; the few others are looked at singly. */
  private static final long HIGH_NIBBLES = 0xf0f0f0f0f0f0f0f0L;

  private final long separators;
  private final long quotes;
  private final byte quote;

  /** The numbers of the separators before wanted fields, ascending, and then a bound. */
  private final int[] marks;

  /** Where the fields begin that follow these separators. */
  private final int[] places;

  private final int[] wanted;

  /** For each wanted field its number among the marks; -1 for the first field of a record. */
  private final int[] marksOfWanted;

  private byte[] record = {};
  private int begin;
  private int end;
  private int fields;

  /**
   * A scanner for files in which the wanted fields are at these positions.
   *
   * @param quote the quote, or -1 where there is none
   * @param wanted positions of fields, the first being 0; negative for what a file does not have
   */
  FieldScanner(byte separator, int quote, int[] wanted) {
    this.separators = ONES * (separator & 0xff);
    this.quote = quote < 0 ? (byte) '\n' : (byte) quote;
    this.quotes = ONES * (this.quote & 0xff);
    this.wanted = wanted;
    int[] before =
        Arrays.stream(wanted)
            .filter(position -> position > 0)
            .map(position -> position - 1)
            .sorted()
            .distinct()
            .toArray();
    this.marks = Arrays.copyOf(before, before.length + 1);
    this.marks[before.length] = Integer.MAX_VALUE;
    this.places = new int[before.length];
    this.marksOfWanted =
        Arrays.stream(wanted).map(position -> Arrays.binarySearch(before, position - 1)).toArray();
  }

  /**
   * Looks at the record that begins at {@code from}; its end is known to be in {@code bytes}.
   *
   * @return whether it is ordinary; if not, nothing is known of it
   */
  boolean scan(byte[] bytes, int from) {
    int seen = 0;
    int next = 0;
    int mark = marks[0];
    for (int at = from; ; at += Long.BYTES) {
      long word = (long) WORDS.get(bytes, at);
      long found = zeros(word ^ separators);
      long stops = (lowestZero(word & HIGH_NIBBLES) | lowestZero(word ^ quotes)) & ~found;
      while (stops != 0 && !isStop(bytes[at + (Long.numberOfTrailingZeros(stops) >>> 3)])) {
        stops &= stops - 1;
      }
      if (stops != 0) {
        found &= (stops & -stops) - 1;
      }
      int count = Long.bitCount(found);
      while (seen + count > mark) {
        places[next] = at + (Long.numberOfTrailingZeros(drop(found, mark - seen)) >>> 3) + 1;
        mark = marks[++next];
      }
      seen += count;
      if (stops != 0) {
        record = bytes;
        begin = from;
        end = at + (Long.numberOfTrailingZeros(stops) >>> 3);
        fields = seen + 1;
        return bytes[end] == '\n' || bytes[end] == '\r';
      }
    }
  }

  private boolean isStop(byte character) {
    return character == '\n' || character == '\r' || character == quote;
  }

  private static long zeros(long word) {
    return ~(((word & LOW_BITS) + LOW_BITS) | word) & HIGH_BITS;
  }

  /** Cheaper; beyond the lowest zero byte it may have bits for others. */
  private static long lowestZero(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }

  private static long drop(long bits, int count) {
    long rest = bits;
    for (int i = 0; i < count; i++) {
      rest &= rest - 1;
    }
    return rest;
  }

  /** How many fields the record has. */
  int fields() {
    return fields;
  }

  /** Where the record's last field ends. */
  int end() {
    return end;
  }

  /** Where the wanted field begins, by its number among those wanted. */
  int start(int field) {
    int mark = marksOfWanted[field];
    return mark < 0 ? begin : places[mark];
  }

  /** Where the wanted field ends, which begins at {@code start}. */
  int end(int field, int start) {
    if (wanted[field] == fields - 1) {
      return end;
    }
    int at = start;
    long found = zeros((long) WORDS.get(record, at) ^ separators);
    while (found == 0) {
      at += Long.BYTES;
      found = zeros((long) WORDS.get(record, at) ^ separators);
    }
    return at + (Long.numberOfTrailingZeros(found) >>> 3);
  }
}
