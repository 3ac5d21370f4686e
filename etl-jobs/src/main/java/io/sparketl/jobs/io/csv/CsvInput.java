package io.sparketl.jobs.io.csv;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.scan.DamageWatch;
import io.sparketl.jobs.io.scan.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.apache.commons.io.input.ReaderInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * Opens CSV files of one dialect: decompressed as the ends of their names say, and in UTF-8 or a
 * single-byte charset.
 */
public final class CsvInput {

  /** How a head is read: a little from the beginning. */
  static final String HEAD = "random";

  /** How rows are read: on and on. */
  static final String ROWS = "sequential";

  private final Dialect dialect;
  private final Configuration hadoop;
  private final Decompression decompression;

  /**
   * What opens files.
   *
   * @param dialect how they are written
   * @param hadoop how they are reached
   */
  public CsvInput(Dialect dialect, Configuration hadoop) {
    this.dialect = dialect;
    this.hadoop = hadoop;
    this.decompression = new Decompression(hadoop);
  }

  Dialect dialect() {
    return dialect;
  }

  /** Whether reading can begin at any line: the file is as it is stored. */
  boolean isSplittable(String path) {
    return isAsStored(new Path(path)) && !dialect.multiLine();
  }

  private boolean isAsStored(Path path) {
    return !decompression.isOf(path) && Encoding.of(dialect.charset()) != Encoding.TRANSCODED;
  }

  /**
   * Opens a file.
   *
   * @param length its length, as listed
   * @param policy {@link #HEAD} or {@link #ROWS}
   * @param from the first byte that is wanted, after decompression and transcoding
   * @throws EtlException INPUT_UNREADABLE, here or while it is read, if the file is damaged
   */
  InputStream open(String name, long length, String policy, long from) throws IOException {
    Path path = new Path(name);
    FSDataInputStream stored = openStored(path, length, policy);
    try {
      if (isAsStored(path)) {
        stored.seek(from);
        return stored;
      }
      DamageWatch watch = new DamageWatch(name);
      InputStream text =
          watch.decoded(
              watch.watched(() -> transcoded(decompression.of(path, watch.stored(stored)))));
      text.skipNBytes(from);
      return text;
    } catch (IOException | RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  /** The length is known from listing; told of it, S3A asks for it no more. */
  private FSDataInputStream openStored(Path path, long length, String policy) throws IOException {
    try {
      return path.getFileSystem(hadoop)
          .openFile(path)
          .opt("fs.option.openfile.read.policy", policy)
          .opt("fs.option.openfile.length", Long.toString(length))
          .build()
          .join();
    } catch (CompletionException | UncheckedIOException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private InputStream transcoded(InputStream text) throws IOException {
    if (Encoding.of(dialect.charset()) != Encoding.TRANSCODED) {
      return text;
    }
    var decoder =
        dialect
            .charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return ReaderInputStream.builder()
        .setReader(new InputStreamReader(text, decoder))
        .setCharset(StandardCharsets.UTF_8)
        .get();
  }
}
