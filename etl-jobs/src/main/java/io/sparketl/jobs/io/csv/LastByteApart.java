package io.sparketl.jobs.io.csv;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a stream, of which the last comes in a read of its own. */
final class LastByteApart extends InputStream {

  private final InputStream stream;

  /** What is given next; -1 after the end. */
  private int held;

  LastByteApart(InputStream stream) throws IOException {
    this.stream = stream;
    this.held = stream.read();
  }

  @Override
  public int read() throws IOException {
    int given = held;
    if (given >= 0) {
      held = stream.read();
    }
    return given;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0 || held < 0) {
      return length == 0 ? 0 : -1;
    }
    bytes[from] = (byte) held;
    if (length == 1) {
      held = stream.read();
      return 1;
    }
    int more = stream.readNBytes(bytes, from + 1, length - 1);
    // The last of these may be the last of all, which only the next read will tell.
    held = more == 0 ? -1 : bytes[from + more] & 0xff;
    return Math.max(1, more);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
