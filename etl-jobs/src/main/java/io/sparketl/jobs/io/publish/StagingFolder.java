package io.sparketl.jobs.io.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The hidden folder beside a place in which its next content is made; in it, each writer has a
 * folder, and the lease says whose turn it is. It is there only while somebody is at work, or after
 * somebody died at it.
 *
 * @param place what is to be replaced
 */
public record StagingFolder(Publisher place) {

  private static final String LEASE = "lease";

  /** The folder; readers of tables pass over names that begin with a dot. */
  public Path path() {
    return new Path(place.target().getParent(), "." + place.target().getName() + ".staging");
  }

  /** Where a writer makes its files. */
  public Path of(String writer) {
    return new Path(path(), writer);
  }

  Publisher leaseFile() {
    return place.at(new Path(path(), LEASE));
  }

  /** Takes away what others have left. To be called by the holder of the lease only. */
  void sweep() throws IOException {
    FileSystem fileSystem = place.fileSystem();
    for (FileStatus child : children()) {
      if (!child.getPath().getName().equals(LEASE)) {
        fileSystem.delete(child.getPath(), true);
      }
    }
  }

  /** Takes the folder away, if nobody has put anything into it since. */
  void removeIfEmpty() throws IOException {
    if (children().length == 0) {
      place.fileSystem().delete(path(), false);
    }
  }

  private FileStatus[] children() throws IOException {
    try {
      return place.fileSystem().listStatus(path());
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }
}
