package io.sparketl.jobs.io.csv;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses files as the ends of their names say. A file that was cut short is refused, unless
 * it ends where one of its members does, and so is what comes after the last.
 */
final class Decompression {

  private static final String ZSTANDARD = ".zst";
  private static final String BZIP2 = ".bz2";
  private static final int BUFFER_BYTES = 64 << 10;

  private final CompressionCodecFactory codecs;

  Decompression(Configuration hadoop) {
    this.codecs = new CompressionCodecFactory(hadoop);
  }

  /** Whether the file is not as it is stored. */
  boolean isOf(Path file) {
    return file.getName().endsWith(ZSTANDARD) || codecs.getCodec(file) != null;
  }

  /** What is in a file of which the stored bytes are {@code stored}. */
  InputStream of(Path file, InputStream stored) throws IOException {
    if (file.getName().endsWith(ZSTANDARD)) {
      // It asks whether a frame is whole only of what it read last: where the end of one frame and
      // a part of the next come in one read, it takes the part for nothing.
      return new ZstdInputStreamNoFinalizer(new LastByteApart(stored)).setContinuous(false);
    }
    if (file.getName().endsWith(BZIP2)) {
      // Hadoop 3.3's own writes beyond arrays, and both 3.3's and 3.4's take a cut for the end.
      return new BZip2CompressorInputStream(new BufferedInputStream(stored, BUFFER_BYTES), true);
    }
    @Nullable CompressionCodec codec = codecs.getCodec(file);
    return codec == null ? stored : codec.createInputStream(stored);
  }
}
