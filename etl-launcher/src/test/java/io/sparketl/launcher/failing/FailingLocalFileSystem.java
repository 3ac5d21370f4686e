package io.sparketl.launcher.failing;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local file system, with a {@link FailurePoint} before every operation. */
public final class FailingLocalFileSystem extends LocalFileSystem {

  @Override
  public FSDataInputStream open(Path path, int buffer) throws IOException {
    FailurePoint.reachLook("open", path);
    return super.open(path, buffer);
  }

  @Override
  public FSDataOutputStream create(
      Path path,
      FsPermission permission,
      boolean isOverwriting,
      int buffer,
      short replication,
      long block,
      Progressable progress)
      throws IOException {
    FailurePoint.reach("create", path);
    return FailingStream.around(
        super.create(path, permission, isOverwriting, buffer, replication, block, progress), path);
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    FailurePoint.reach("rename", from);
    return super.rename(from, to);
  }

  @Override
  public boolean delete(Path path, boolean isRecursive) throws IOException {
    FailurePoint.reach("delete", path);
    return super.delete(path, isRecursive);
  }

  @Override
  public boolean mkdirs(Path path) throws IOException {
    FailurePoint.reach("mkdirs", path);
    return super.mkdirs(path);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    FailurePoint.reachLook("list", path);
    return super.listStatus(path);
  }

  @Override
  public RemoteIterator<LocatedFileStatus> listLocatedStatus(Path path) throws IOException {
    FailurePoint.reachLook("list", path);
    return super.listLocatedStatus(path);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    FailurePoint.reachLook("status", path);
    return super.getFileStatus(path);
  }
}
