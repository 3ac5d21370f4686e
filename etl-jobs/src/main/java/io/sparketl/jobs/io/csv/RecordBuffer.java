package io.sparketl.jobs.io.csv;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A window over a stream of bytes that always holds whole lines. It grows to the longest record
 * that is allowed, and no further.
 */
public final class RecordBuffer {

  private final InputStream stream;
  private final String file;
  private final int mostBytes;

  private byte[] bytes;
  private int from;
  private int limit;
  private int filled;
  private long offset;
  private boolean isRead;
  private boolean isEndSupplied;

  /** Where the stream ends, in the file. */
  private long end = Long.MAX_VALUE;

  /**
   * A window at the beginning of {@code stream}.
   *
   * @param file the name of what is read, for messages
   * @param offset the place of the stream's first byte in it
   * @param size how many bytes are held, as long as records are shorter
   * @param mostBytes the longest record, not less than {@code size}
   */
  public RecordBuffer(InputStream stream, String file, long offset, int size, int mostBytes) {
    this.stream = stream;
    this.file = file;
    this.offset = offset;
    this.mostBytes = mostBytes;
    this.bytes = new byte[size + FieldScanner.SLACK + 1];
  }

  /** Where the whole lines are. Changes when the window moves. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the first line begins that was not taken yet. */
  public int from() {
    return from;
  }

  /** Where the last whole line ends. */
  public int limit() {
    return limit;
  }

  /** The place of a byte of the window in the file: its end for what comes after the last line. */
  public long offsetOf(int at) {
    return Math.min(offset + at, end);
  }

  /** Whether a record that begins at {@link #from} can have no more than is in the window. */
  boolean isAll() {
    return (isRead && limit == filled) || filled - from > mostBytes;
  }

  /** Whether the file ends at {@code at}, without a line break. */
  boolean isUnended(int at) {
    return isEndSupplied && at == limit - 1;
  }

  /** Everything before {@code at} is done with. */
  public void take(int at) {
    from = at;
  }

  /** Makes sure that there is a line to take; false if there is none left. */
  public boolean hasLine() throws IOException {
    return hasEndedLine() || endLastLine();
  }

  /** The same of lines that have a line break, which a file's last one may not have. */
  boolean hasEndedLine() throws IOException {
    return from < limit || moreEnded();
  }

  /**
   * Reads on until there is one more line than before.
   *
   * @return false if there is none, or if what is held is as long as a record may be
   * @throws EtlException RECORD_TOO_LONG if a line is longer than a record may be
   */
  boolean more() throws IOException {
    return moreEnded() || endLastLine();
  }

  private boolean moreEnded() throws IOException {
    int held = limit - from;
    while (!isRead) {
      if (filled - from > mostBytes && held > 0) {
        return false;
      }
      if (filled - from > mostBytes) {
        throw tooLong();
      }
      read();
      limit = lastLineEnd(held);
      if (limit > held) {
        return true;
      }
    }
    return false;
  }

  /** Moves the window to what was not taken yet, and fills it. */
  private void read() throws IOException {
    int kept = filled - from;
    byte[] window = bytes;
    if (kept == room()) {
      int grown = (int) Math.min(2L * kept, mostBytes + 1L);
      window = new byte[grown + FieldScanner.SLACK + 1];
    }
    System.arraycopy(bytes, from, window, 0, kept);
    bytes = window;
    offset += from;
    from = 0;
    filled = kept + stream.readNBytes(bytes, kept, room() - kept);
    if (filled < room()) {
      isRead = true;
      end = offset + filled;
    }
  }

  private int room() {
    return bytes.length - FieldScanner.SLACK - 1;
  }

  /** Takes what comes after the last line break for a line; false if there is nothing. */
  private boolean endLastLine() {
    if (!isRead || limit == filled) {
      return false;
    }
    bytes[filled++] = '\n';
    limit = filled;
    isEndSupplied = true;
    return true;
  }

  /** Where the last line ends that is whole: after a CR at the end an LF may still come. */
  private int lastLineEnd(int atLeast) {
    int at = filled;
    while (at > atLeast) {
      byte last = bytes[at - 1];
      if (last == '\n' || (last == '\r' && (at < filled || isRead))) {
        return at;
      }
      at--;
    }
    return atLeast;
  }

  private EtlException tooLong() {
    return new EtlException(
        ErrorCode.RECORD_TOO_LONG,
        "%s has a record of more than %,d bytes at byte %,d"
            .formatted(file, mostBytes, offset + from),
        "check that this is the right file and how its quotes and line ends are written, or set the"
            + " source's csv.max-record-bytes");
  }
}
