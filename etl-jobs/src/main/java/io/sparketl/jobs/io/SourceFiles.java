package io.sparketl.jobs.io;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Finds the files that a source's paths stand for. */
final class SourceFiles {

  private final Configuration hadoop;

  SourceFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * All files of {@code source}, each path once, ordered. Of a folder, files at any depth. Names
   * that begin with {@code _} or {@code .} do not count, and neither do copies under way ({@code
   * ._COPYING_}).
   *
   * @throws EtlException INPUT_NOT_FOUND where a path stands for no file
   */
  List<SourceFile> list(Source source) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (String path : source.path()) {
      for (FileStatus status : at(path)) {
        files.add(new SourceFile(status, formatOf(status.getPath(), source.format())));
      }
    }
    return files.stream().distinct().sorted(Comparator.comparing(SourceFile::path)).toList();
  }

  /** The files that one path stands for, as {@link #list} has them. */
  List<FileStatus> at(String text) throws IOException {
    Path path = pathOf(text);
    FileSystem fileSystem = fileSystemOf(path);
    List<FileStatus> files = new ArrayList<>();
    for (FileStatus status : matches(fileSystem, path)) {
      if (isHidden(status.getPath().getName())) {
        continue;
      }
      if (status.isDirectory()) {
        files.addAll(filesBelow(fileSystem, status.getPath()));
      } else {
        files.add(status);
      }
    }
    if (files.isEmpty()) {
      throw new EtlException(
          ErrorCode.INPUT_NOT_FOUND,
          "there is no file to read at " + fileSystem.makeQualified(path),
          "check the path; files and folders whose names begin with '_' or '.' do not count");
    }
    return files;
  }

  /** A path as given, with the scheme that it has where it names none. */
  static Path qualified(String text, Configuration hadoop) throws IOException {
    Path path = pathOf(text);
    return path.toUri().getScheme() == null ? FileSystem.get(hadoop).makeQualified(path) : path;
  }

  private static Path pathOf(String text) {
    try {
      return new Path(text);
    } catch (IllegalArgumentException e) {
      throw new EtlException(
          ErrorCode.INPUT_NOT_FOUND,
          "'%s' is not a path: %s".formatted(text, StorageFailures.text(e)),
          "write a file, a folder or a glob, with a scheme such as s3a: where it is not local",
          e);
    }
  }

  private FileSystem fileSystemOf(Path path) throws IOException {
    try {
      return path.getFileSystem(hadoop);
    } catch (UnsupportedFileSystemException e) {
      throw new EtlException(
          ErrorCode.INPUT_NOT_FOUND,
          "nothing here can read %s: %s".formatted(path, e.getMessage()),
          "check the scheme of the path, or add the file system's jar",
          e);
    }
  }

  /** The path itself where there is something of that very name, else what it matches as a glob. */
  private static List<FileStatus> matches(FileSystem fileSystem, Path path) throws IOException {
    if (fileSystem.exists(path)) {
      return List.of(fileSystem.getFileStatus(path));
    }
    FileStatus[] matches = fileSystem.globStatus(path);
    if (matches == null || matches.length == 0) {
      throw new EtlException(
          ErrorCode.INPUT_NOT_FOUND,
          "there is nothing at " + fileSystem.makeQualified(path) + nearest(fileSystem, path),
          "check the path and that the file has arrived");
    }
    return Arrays.asList(matches);
  }

  private static String nearest(FileSystem fileSystem, Path path) throws IOException {
    Path parent = fileSystem.makeQualified(path).getParent();
    if (parent == null || !fileSystem.exists(parent)) {
      return "";
    }
    List<String> siblings =
        Arrays.stream(fileSystem.listStatus(parent)).map(one -> one.getPath().getName()).toList();
    return Suggestion.didYouMean(path.getName(), siblings);
  }

  private static List<FileStatus> filesBelow(FileSystem fileSystem, Path folder)
      throws IOException {
    return FilesBelow.of(folder, fileSystem).stream()
        .filter(file -> !isHidden(file.getPath(), folder))
        .toList();
  }

  private static boolean isHidden(Path file, Path folder) {
    String below = folder.toUri().relativize(file.toUri()).getPath();
    return Arrays.stream(below.split("/")).anyMatch(SourceFiles::isHidden);
  }

  /** Spark would pass over such a file without a word, so it must not be planned either. */
  private static boolean isHidden(String name) {
    return name.startsWith("_") || name.startsWith(".") || name.endsWith("._COPYING_");
  }

  private static Source.Format formatOf(Path path, Source.Format given) {
    return given == Source.Format.AUTO ? SourceFile.formatOf(path).orElse(given) : given;
  }
}
