package io.sparketl.jobs.io.scan;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Tells a file that is damaged from storage that does not give it: damage is whatever decoding
 * throws while storage has thrown nothing. What exceptions say does not tell it, as every codec and
 * every version of it says something else.
 */
public final class DamageWatch {

  private final String file;
  private volatile boolean hasStorageFailed;

  /**
   * A watch over one reading of a file.
   *
   * @param file its path
   */
  public DamageWatch(String file) {
    this.file = file;
  }

  /** What reads, be it storage or what decodes it. */
  @FunctionalInterface
  public interface Reading<T> {

    /** Reads. */
    T read() throws IOException;
  }

  /** The stored bytes, from which everything that is decoded must come. */
  public InputStream stored(InputStream bytes) {
    return new Stored(bytes);
  }

  /** The decoded bytes, which fail as {@link #watched} does. */
  public InputStream decoded(InputStream bytes) {
    return new Decoded(bytes);
  }

  /** What storage gives, or that it has failed to. */
  public <T> T given(Reading<T> storage) throws IOException {
    try {
      return storage.read();
    } catch (IOException | RuntimeException e) {
      hasStorageFailed = true;
      throw e;
    }
  }

  /**
   * Decodes.
   *
   * @throws EtlException INPUT_UNREADABLE if the file is damaged
   * @throws IOException as storage throws it
   */
  public <T> T watched(Reading<T> decoding) throws IOException {
    try {
      return decoding.read();
    } catch (EtlException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (hasStorageFailed) {
        throw e;
      }
      throw damage(e);
    }
  }

  /** That the file is damaged, of which {@code cause} is the sign. */
  public EtlException damage(Exception cause) {
    String sign = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new EtlException(
        ErrorCode.INPUT_UNREADABLE,
        "%s is damaged or ends too early: %s".formatted(file, sign),
        "check that the file was copied whole, and that it is what its name says",
        cause);
  }

  /** Takes note of failures of storage. */
  private final class Stored extends FilterInputStream {

    Stored(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read() throws IOException {
      return given(in::read);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return given(() -> in.read(bytes, from, length));
    }

    @Override
    public long skip(long count) throws IOException {
      return given(() -> in.skip(count));
    }
  }

  /** Skips by reading, as {@code InputStream} does, so that nothing is unwatched. */
  private final class Decoded extends InputStream {

    private final InputStream bytes;

    Decoded(InputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      return watched(bytes::read);
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      return watched(() -> bytes.read(to, from, length));
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
