package io.sparketl.jobs.words;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Files that are read as a whole, such as a mask or a font. */
final class SmallFile {

  private static final int MOST_BYTES = 64 << 20;

  private SmallFile() {}

  /**
   * The content of a file.
   *
   * @throws EtlException INPUT_NOT_FOUND if there is none, INPUT_UNREADABLE if it is too large
   */
  static byte[] read(String path, Configuration hadoop) throws IOException {
    try {
      Path file = new Path(path);
      FileSystem fileSystem = file.getFileSystem(hadoop);
      if (fileSystem.getFileStatus(file).isDirectory()) {
        throw new EtlException(
            ErrorCode.INPUT_NOT_FOUND,
            "'%s' is a folder".formatted(path),
            "name the file of the mask or the font");
      }
      try (InputStream stream = fileSystem.open(file)) {
        byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new EtlException(
              ErrorCode.INPUT_UNREADABLE,
              path + " has more than 64 MB",
              "name a mask or a font, which are smaller");
        }
        return bytes;
      }
    } catch (FileNotFoundException | IllegalArgumentException e) {
      throw new EtlException(
          ErrorCode.INPUT_NOT_FOUND,
          "there is no file at '%s'".formatted(path),
          "check the path of the mask or the font",
          e);
    }
  }
}
