package io.sparketl.jobs.io;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A small file of text, such as a query, in any file system. */
public final class TextFile {

  private static final int MOST_BYTES = 1 << 20;

  private TextFile() {}

  /**
   * Reads the whole of a file in UTF-8.
   *
   * @throws EtlException INPUT_NOT_FOUND, INPUT_UNREADABLE or what else its storage fails with
   */
  public static String read(String path, Configuration hadoop) {
    try {
      Path file = SourceFiles.qualified(path, hadoop);
      try (InputStream stream = file.getFileSystem(hadoop).open(file)) {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw unreadable(path, "is larger than a MiB");
        }
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
      }
    } catch (CharacterCodingException e) {
      throw unreadable(path, "is no text in UTF-8");
    } catch (IOException e) {
      throw StorageFailures.classify(e)
          .orElseGet(() -> unreadable(path, "cannot be read: " + StorageFailures.text(e)));
    }
  }

  private static EtlException unreadable(String path, String problem) {
    return new EtlException(
        ErrorCode.INPUT_UNREADABLE,
        path + " " + problem,
        "check that this is the right file, and that it was copied whole");
  }
}
