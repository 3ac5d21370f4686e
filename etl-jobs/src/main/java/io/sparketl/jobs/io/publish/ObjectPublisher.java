package io.sparketl.jobs.io.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIOException;

/**
 * Publishes to an object store by one put. There is no rename: what goes by that name copies, and
 * takes the old object away first. A put that fails is aborted, because closing its stream would
 * publish the part that was written.
 */
record ObjectPublisher(FileSystem fileSystem, Path target) implements Publisher {

  /** Asks the store itself to refuse where something is; S3A knows it from Hadoop 3.4.2 on. */
  private static final String ONLY_IF_ABSENT = "fs.option.create.conditional.overwrite";

  @Override
  public Publisher at(Path other) {
    return new ObjectPublisher(fileSystem, other);
  }

  /** Whether the store lets us write is seen when the lease is put there. */
  @Override
  public void requireWritable() throws IOException {
    if (isFolder()) {
      throw folderInPlace();
    }
  }

  @Override
  public void publish(Path staged) throws IOException {
    try (InputStream content = fileSystem.open(staged)) {
      put(content, fileSystem.create(target, true));
    }
  }

  @Override
  public void publish(byte[] content) throws IOException {
    put(new ByteArrayInputStream(content), fileSystem.create(target, true));
  }

  @Override
  public boolean create(byte[] content) throws IOException {
    try {
      FSDataOutputStreamBuilder<?, ?> absent = fileSystem.createFile(target);
      absent.overwrite(false);
      absent.opt(ONLY_IF_ABSENT, true);
      put(new ByteArrayInputStream(content), (FSDataOutputStream) absent.build());
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (PathIOException e) {
      // Another was faster between the look and the put.
      if (fileSystem.exists(target)) {
        return false;
      }
      throw e;
    }
  }

  private static void put(InputStream content, FSDataOutputStream object) throws IOException {
    try {
      content.transferTo(object);
    } catch (IOException | RuntimeException | Error e) {
      object.abort();
      throw e;
    }
    object.close();
  }
}
