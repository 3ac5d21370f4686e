package io.sparketl.jobs.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The files of a folder, at any depth. */
final class FilesBelow {

  private FilesBelow() {}

  /** All files, hidden ones too, in no order; folders are none. */
  static List<FileStatus> of(Path folder, FileSystem fileSystem) throws IOException {
    return isLocal(fileSystem) ? walked(folder, fileSystem) : listed(folder, fileSystem);
  }

  private static boolean isLocal(FileSystem fileSystem) {
    return fileSystem.getUri().getScheme().equals("file");
  }

  /** One answer of an object store tells of a thousand files, in whatever folders they are. */
  private static List<FileStatus> listed(Path folder, FileSystem fileSystem) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    RemoteIterator<? extends FileStatus> all = fileSystem.listFiles(folder, true);
    while (all.hasNext()) {
      files.add(all.next());
    }
    return files;
  }

  /** The same list of the local file system starts a process for each file, for its permissions. */
  private static List<FileStatus> walked(Path folder, FileSystem fileSystem) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus child : fileSystem.listStatus(folder)) {
      if (child.isDirectory()) {
        files.addAll(walked(child.getPath(), fileSystem));
      } else {
        files.add(child);
      }
    }
    return files;
  }
}
