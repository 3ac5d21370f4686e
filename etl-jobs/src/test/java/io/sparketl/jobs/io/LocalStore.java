package io.sparketl.jobs.io;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files under another scheme, as if they were in a store of their own. */
public abstract class LocalStore extends RawLocalFileSystem {

  private final String scheme;

  protected LocalStore(String scheme) {
    this.scheme = scheme;
  }

  @Override
  public URI getUri() {
    return URI.create(scheme + ":///");
  }

  @Override
  public String getScheme() {
    return scheme;
  }

  /** Without the permissions, which are looked for in no scheme but {@code file}. */
  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    FileStatus status = super.getFileStatus(path);
    return at(status.getModificationTime(), status);
  }

  protected static FileStatus at(long modified, FileStatus status) {
    return new FileStatus(
        status.getLen(),
        status.isDirectory(),
        1,
        status.getBlockSize(),
        modified,
        status.getPath());
  }
}
