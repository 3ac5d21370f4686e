package io.sparketl.launcher.command;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files that are read without Hadoop, which takes longer to start than a picture to draw. */
final class LocalFile {

  private LocalFile() {}

  /**
   * The file at a path.
   *
   * @throws EtlException INPUT_NOT_FOUND if there is none, or a folder in its place
   */
  static Path at(String path) {
    try {
      Path file = Path.of(path);
      if (Files.isDirectory(file)) {
        throw none("'%s' is a folder".formatted(path));
      }
      if (Files.exists(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // There cannot be one, which is what is said below.
    }
    throw none("there is no file at '%s'".formatted(path));
  }

  private static EtlException none(String problem) {
    return new EtlException(
        ErrorCode.INPUT_NOT_FOUND,
        problem,
        "name a local file; for --mask also one of the shapes that --help tells");
  }
}
