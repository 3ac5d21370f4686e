package io.sparketl.jobs.io.publish;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.jspecify.annotations.Nullable;

/**
 * Puts a file in its place, whole or not at all: a reader sees what was there before, or all of
 * what is there now, and a crash leaves what was there before. Each kind of file system has one
 * operation that does that, and they differ.
 */
public sealed interface Publisher permits LocalPublisher, HdfsPublisher, ObjectPublisher {

  /** What S3A, and only what writes like S3A, says of a path. */
  String ABORTABLE_STREAMS = "fs.capability.outputstream.abortable";

  /** The file system of the place. */
  FileSystem fileSystem();

  /** The place, with its scheme. */
  Path target();

  /**
   * The publisher for a place, as the place's own file system wants it.
   *
   * @param path a path or URI; without a scheme it is of the default file system
   * @throws EtlException OUTPUT_UNSUPPORTED if nothing there can be replaced whole
   */
  static Publisher of(String path, Configuration hadoop) throws IOException {
    Path target = parse(path);
    FileSystem fileSystem = fileSystemOf(target, hadoop);
    Path qualified = fileSystem.makeQualified(target);
    String scheme = qualified.toUri().getScheme();
    if ("file".equals(scheme)) {
      return new LocalPublisher(fileSystem, qualified);
    }
    if ("hdfs".equals(scheme)) {
      return new HdfsPublisher(fileSystem, qualified);
    }
    if (fileSystem.hasPathCapability(qualified, ABORTABLE_STREAMS)) {
      return new ObjectPublisher(fileSystem, qualified);
    }
    throw unsupported(
        "cannot publish to %s: no way is known to replace a file of %s: whole"
            .formatted(path, scheme),
        "publish to file:, hdfs:, s3a: or s3:, and copy from there",
        null);
  }

  /** The publisher for another place in the same file system. */
  Publisher at(Path other);

  /**
   * Refuses a place that cannot be written, as far as that can be told without writing.
   *
   * @throws EtlException OUTPUT_UNWRITABLE or ACCESS_DENIED
   */
  void requireWritable() throws IOException;

  /** Replaces what is there by {@code staged}, a file of the same file system. */
  void publish(Path staged) throws IOException;

  /** Replaces what is there by {@code content}; makes the folders above it. */
  void publish(byte[] content) throws IOException;

  /**
   * Puts {@code content} there if there is nothing, with the folders above it. Of several that try
   * at once, one succeeds.
   *
   * @return whether it was put there
   */
  boolean create(byte[] content) throws IOException;

  /** The place as people write it: a local one without a scheme. */
  default String text() {
    return "file".equals(target().toUri().getScheme())
        ? target().toUri().getPath()
        : target().toString();
  }

  /** Whether a folder is there, where a file is to be. */
  default boolean isFolder() throws IOException {
    try {
      return fileSystem().getFileStatus(target()).isDirectory();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** The failure of a place that is a folder. */
  default EtlException folderInPlace() {
    return new EtlException(
        ErrorCode.OUTPUT_UNWRITABLE,
        text() + " is a folder, and a sink is one file",
        "name a file in it, such as " + text() + "/summary.parquet");
  }

  private static Path parse(String path) {
    try {
      return new Path(path);
    } catch (IllegalArgumentException e) {
      throw unsupported(
          "'%s' is not a path: %s".formatted(path, e.getMessage()),
          "write a file, without a colon in its name",
          e);
    }
  }

  private static FileSystem fileSystemOf(Path path, Configuration hadoop) throws IOException {
    try {
      return path.getFileSystem(hadoop);
    } catch (UnsupportedFileSystemException e) {
      throw unsupported(
          "cannot publish to %s: %s".formatted(path, e.getMessage()),
          "publish to file:, hdfs:, s3a: or s3:, or add the file system's jar",
          e);
    }
  }

  private static EtlException unsupported(
      String problem, String remedy, @Nullable Throwable cause) {
    return new EtlException(ErrorCode.OUTPUT_UNSUPPORTED, problem, remedy, cause);
  }
}
