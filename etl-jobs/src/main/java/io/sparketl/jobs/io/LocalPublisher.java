package io.sparketl.jobs.io;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Puts a file of the local file system in its place: whole, or not at all.
 *
 * @param target the place
 */
public record LocalPublisher(Path target) {

  public LocalPublisher {
    target = target.toAbsolutePath();
  }

  /**
   * The publisher for {@code path}.
   *
   * @throws EtlException OUTPUT_UNSUPPORTED if that is not a path of the local file system
   */
  public static LocalPublisher of(String path, Configuration hadoop) {
    URI place = uriOf(path);
    String scheme =
        place.getScheme() == null
            ? FileSystem.getDefaultUri(hadoop).getScheme()
            : place.getScheme();
    if (!"file".equals(scheme)) {
      throw new EtlException(
          ErrorCode.OUTPUT_UNSUPPORTED,
          "cannot publish to %s in %s: this version publishes to local files only"
              .formatted(path, scheme),
          "name a local file, and copy it from there");
    }
    return new LocalPublisher(Path.of(place.getPath()));
  }

  private static URI uriOf(String path) {
    try {
      return new org.apache.hadoop.fs.Path(path).toUri();
    } catch (IllegalArgumentException e) {
      throw new EtlException(
          ErrorCode.OUTPUT_UNSUPPORTED,
          "'%s' is not a path: %s".formatted(path, e.getMessage()),
          "write a file, without a colon in its name",
          e);
    }
  }

  /**
   * Refuses a place that cannot be written, before any work is done.
   *
   * @throws EtlException OUTPUT_UNWRITABLE or ACCESS_DENIED
   */
  public void requireWritable() {
    if (Files.isDirectory(target)) {
      throw new EtlException(
          ErrorCode.OUTPUT_UNWRITABLE,
          target + " is a folder, and a sink is one file",
          "name a file in it, such as " + target.resolve("summary.parquet"));
    }
    Path ancestor = target.getParent();
    while (ancestor != null && !Files.exists(ancestor)) {
      ancestor = ancestor.getParent();
    }
    if (ancestor == null || !Files.isDirectory(ancestor)) {
      throw new EtlException(
          ErrorCode.OUTPUT_UNWRITABLE,
          "%s cannot be made: %s is not a folder".formatted(target, ancestor),
          "choose another path for the output");
    }
    if (!Files.isWritable(ancestor)) {
      throw new EtlException(
          ErrorCode.ACCESS_DENIED,
          "%s cannot be made: %s is not writable".formatted(target, ancestor),
          "choose another path for the output, or ask for the right to write there");
    }
  }

  /** Where the file is written before it is published: beside its place, out of readers' sight. */
  Path stagingFolder(String writer) {
    return target.resolveSibling("." + target.getFileName() + ".staging-" + writer);
  }

  /** Moves {@code staged} into place; a reader sees the old file or the new one. */
  void publish(org.apache.hadoop.fs.Path staged) throws IOException {
    move(Path.of(staged.toUri()));
  }

  private void move(Path staged) throws IOException {
    Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Puts {@code content} in place, with the folders above it. */
  public void publish(byte[] content) throws IOException {
    Path folder = target.getParent();
    Files.createDirectories(folder);
    Path staged = Files.createTempFile(folder, "." + target.getFileName(), ".staging");
    try {
      Files.write(staged, content);
      move(staged);
    } finally {
      Files.deleteIfExists(staged);
    }
  }
}
