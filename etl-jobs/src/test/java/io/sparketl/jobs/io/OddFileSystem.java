package io.sparketl.jobs.io;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * The local file system on a bad day. What files of these names meet when tasks write them is what
 * the operating system does; tests may run as root, whom it does not refuse.
 */
public final class OddFileSystem extends LocalFileSystem {

  /** What befalls what is written below a folder of that name. */
  private static final String FULL = "full";

  private static final String DENIED = "denied";

  /** Has the local file system be this one. */
  public static void use(Configuration hadoop) {
    hadoop.set("fs.file.impl", OddFileSystem.class.getName());
    hadoop.setBoolean("fs.file.impl.disable.cache", true);
  }

  /** Takes {@link #use} back. */
  public static void leave(Configuration hadoop) {
    hadoop.unset("fs.file.impl");
    hadoop.unset("fs.file.impl.disable.cache");
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    String path = file.toUri().getPath();
    if (path.contains("/" + DENIED + "/")) {
      throw new FileNotFoundException(path + " (Permission denied)");
    }
    // Every write to this device ends as one to a full disk does.
    return path.contains("/" + FULL + "/")
        ? new FSDataOutputStream(new FileOutputStream("/dev/full"), null)
        : super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress);
  }
}
