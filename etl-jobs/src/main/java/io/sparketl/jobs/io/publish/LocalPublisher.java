package io.sparketl.jobs.io.publish;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Publishes to the local file system by an atomic move. Hadoop's own rename copies where the
 * operating system refuses to move, and leaves checksum files.
 */
record LocalPublisher(FileSystem fileSystem, Path target) implements Publisher {

  @Override
  public Publisher at(Path other) {
    return new LocalPublisher(fileSystem, other);
  }

  @Override
  public void requireWritable() throws IOException {
    if (isFolder()) {
      throw folderInPlace();
    }
    java.nio.file.Path ancestor = file().getParent();
    while (ancestor != null && !Files.exists(ancestor)) {
      ancestor = ancestor.getParent();
    }
    if (ancestor == null || !Files.isDirectory(ancestor)) {
      throw new EtlException(
          ErrorCode.OUTPUT_UNWRITABLE,
          "%s cannot be made: %s is not a folder".formatted(file(), ancestor),
          "choose another path for the output");
    }
    if (!Files.isWritable(ancestor)) {
      throw new EtlException(
          ErrorCode.ACCESS_DENIED,
          "%s cannot be made: %s is not writable".formatted(file(), ancestor),
          "choose another path for the output, or ask for the right to write there");
    }
  }

  @Override
  public void publish(Path staged) throws IOException {
    Files.createDirectories(folder());
    move(java.nio.file.Path.of(staged.toUri().getPath()));
  }

  @Override
  public void publish(byte[] content) throws IOException {
    java.nio.file.Path staged = staged(content);
    try {
      move(staged);
    } finally {
      Files.deleteIfExists(staged);
    }
  }

  @Override
  public boolean create(byte[] content) throws IOException {
    java.nio.file.Path staged = staged(content);
    try {
      // A link comes into being with its content; a file that is opened and then written does not.
      Files.createLink(file(), staged);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      Files.deleteIfExists(staged);
    }
  }

  private java.nio.file.Path staged(byte[] content) throws IOException {
    // Not as a temporary file, which nobody else may read.
    String name = ".%s.%s.staging".formatted(target.getName(), UUID.randomUUID());
    java.nio.file.Path staged = file().resolveSibling(name);
    Files.createDirectories(folder());
    return Files.write(staged, content, StandardOpenOption.CREATE_NEW);
  }

  /** What is moved is on the disk before its name is: a power cut leaves no empty file. */
  private void move(java.nio.file.Path staged) throws IOException {
    try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(staged, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private java.nio.file.Path folder() {
    return java.nio.file.Path.of(target.getParent().toUri().getPath());
  }

  private java.nio.file.Path file() {
    return java.nio.file.Path.of(target.toUri().getPath());
  }
}
