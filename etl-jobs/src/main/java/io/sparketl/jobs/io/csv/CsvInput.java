package io.sparketl.jobs.io.csv;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
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
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens a CSV file: decompressed as the end of its name says, and in UTF-8 or a single-byte
 * charset.
 */
final class CsvInput {

  /** How a head is read: a little from the beginning. */
  static final String HEAD = "random";

  /** How rows are read: on and on. */
  static final String ROWS = "sequential";

  private static final String ZSTANDARD = ".zst";

  private final Path path;
  private final long length;
  private final Dialect dialect;
  private final Configuration hadoop;

  private CsvInput(Path path, long length, Dialect dialect, Configuration hadoop) {
    this.path = path;
    this.length = length;
    this.dialect = dialect;
    this.hadoop = hadoop;
  }

  static CsvInput of(String path, long length, Dialect dialect, Configuration hadoop) {
    return new CsvInput(new Path(path), length, dialect, hadoop);
  }

  /** Whether reading can begin at any line: the file is as it is stored. */
  static boolean isSplittable(String path, Dialect dialect, Configuration hadoop) {
    return !path.endsWith(ZSTANDARD)
        && new CompressionCodecFactory(hadoop).getCodec(new Path(path)) == null
        && Encoding.of(dialect.charset()) != Encoding.TRANSCODED
        && !dialect.multiLine();
  }

  /**
   * Opens the file.
   *
   * @param policy {@link #HEAD} or {@link #ROWS}
   * @param from the first byte that is wanted, after decompression and transcoding
   */
  InputStream open(String policy, long from) throws IOException {
    FSDataInputStream stored = openStored(policy);
    try {
      if (isSplittable(path.toString(), dialect, hadoop)) {
        stored.seek(from);
        return stored;
      }
      InputStream text = transcoded(decompressed(stored));
      text.skipNBytes(from);
      return text;
    } catch (IOException | RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  /** The length is known from listing; told of it, S3A asks for it no more. */
  private FSDataInputStream openStored(String policy) throws IOException {
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

  private InputStream decompressed(InputStream stored) throws IOException {
    if (path.getName().endsWith(ZSTANDARD)) {
      return new ZstdInputStreamNoFinalizer(stored).setContinuous(false);
    }
    @Nullable CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
    return codec == null ? stored : codec.createInputStream(stored);
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
