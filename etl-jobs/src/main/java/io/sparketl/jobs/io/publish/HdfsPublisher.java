package io.sparketl.jobs.io.publish;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;

/** Publishes to HDFS by a rename, which the name node carries out as one change. */
record HdfsPublisher(FileSystem fileSystem, Path target) implements Publisher {

  @Override
  public Publisher at(Path other) {
    return new HdfsPublisher(fileSystem, other);
  }

  @Override
  public void requireWritable() throws IOException {
    try {
      if (isFolder()) {
        throw folderInPlace();
      }
      fileSystem.access(existingAncestor(), FsAction.WRITE);
    } catch (ParentNotDirectoryException e) {
      throw new EtlException(
          ErrorCode.OUTPUT_UNWRITABLE,
          "%s cannot be made: %s".formatted(target, e.getMessage()),
          "choose another path for the output",
          e);
    }
  }

  private Path existingAncestor() throws IOException {
    Path ancestor = target.getParent();
    while (!fileSystem.exists(ancestor)) {
      ancestor = ancestor.getParent();
    }
    return ancestor;
  }

  @Override
  public void publish(Path staged) throws IOException {
    fileSystem.mkdirs(target.getParent());
    rename(staged, Rename.OVERWRITE);
  }

  @Override
  public void publish(byte[] content) throws IOException {
    Path staged = staged(content);
    try {
      rename(staged, Rename.OVERWRITE);
    } finally {
      fileSystem.delete(staged, false);
    }
  }

  @Override
  public boolean create(byte[] content) throws IOException {
    Path staged = staged(content);
    try {
      rename(staged, Rename.NONE);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } finally {
      fileSystem.delete(staged, false);
    }
  }

  private Path staged(byte[] content) throws IOException {
    String name = ".%s.%s.staging".formatted(target.getName(), UUID.randomUUID());
    Path staged = new Path(target.getParent(), name);
    try (OutputStream out = fileSystem.create(staged, false)) {
      out.write(content);
    }
    return staged;
  }

  private void rename(Path staged, Rename option) throws IOException {
    FileContext.getFileContext(target.toUri(), fileSystem.getConf()).rename(staged, target, option);
  }
}
