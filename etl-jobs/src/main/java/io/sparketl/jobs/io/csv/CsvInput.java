package io.sparketl.jobs.io.csv;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.scan.DamageWatch;
import io.sparketl.jobs.io.scan.Encoding;
import io.sparketl.jobs.io.scan.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.apache.commons.io.input.ReaderInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * Opens CSV files of one dialect, and others whose rows are lines: decompressed as the ends of
 * their names say, and in UTF-8 or a single-byte charset.
 */
public final class CsvInput {

  /** How a head is read: a little from the beginning. */
  public static final String HEAD = "random";

  /** How rows are read: on and on. */
  public static final String ROWS = "sequential";

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

  /** What opens files of UTF-8 in which every row is a line. */
  public static CsvInput ofLines(Configuration hadoop) {
    return new CsvInput(Dialect.STANDARD, hadoop);
  }

  Dialect dialect() {
    return dialect;
  }

  /** Whether reading can begin at any line: the file is as it is stored. */
  private boolean isSplittable(String path) {
    return isAsStored(new Path(path)) && !dialect.multiLine();
  }

  /**
   * Cuts a file from {@code first} on into parts of about {@code splitBytes}; one that cannot be
   * cut is one part.
   */
  public List<ByteRange> cut(StoredFile file, long first, long splitBytes) {
    if (!isSplittable(file.path())) {
      return List.of(new ByteRange(first, Long.MAX_VALUE));
    }
    long end = file.length();
    long count = Math.max(1, (end - first + splitBytes - 1) / splitBytes);
    long step = (end - first + count - 1) / count;
    return LongStream.range(0, count)
        .mapToObj(
            i -> new ByteRange(first + i * step, i == count - 1 ? end : first + (i + 1) * step))
        .toList();
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
  public InputStream open(String name, long length, String policy, long from) throws IOException {
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
