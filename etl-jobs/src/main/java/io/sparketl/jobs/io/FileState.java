package io.sparketl.jobs.io;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;

/**
 * What the files of a port are, in a few characters: 32 hexadecimal digits that are the same as
 * long as no file comes, goes, or changes its length, its time, or its ETag where the store has
 * such. Known from listings alone.
 */
public final class FileState {

  private FileState() {}

  /**
   * What the files of every input are, by port.
   *
   * @throws io.sparketl.core.error.EtlException INPUT_NOT_FOUND where one has none
   */
  public static Map<String, String> ofInputs(Ports ports, Configuration hadoop) throws IOException {
    Map<String, String> states = new LinkedHashMap<>();
    for (InputPort port : ports.inputs()) {
      states.put(port.name(), of(port.source().path(), hadoop));
    }
    return states;
  }

  /**
   * What the files of every output are, by port; of a template all that it could have named. An
   * output that has no files, as a template without rows, has the state of nothing.
   */
  public static Map<String, String> ofOutputs(Ports ports, Configuration hadoop)
      throws IOException {
    Map<String, String> states = new LinkedHashMap<>();
    for (OutputPort port : ports.outputs()) {
      states.put(port.name(), ofOutput(port.sink().glob(), hadoop));
    }
    return states;
  }

  /** Whether there is any file at an output's path. */
  public static boolean exists(String path, Configuration hadoop) throws IOException {
    return !ofOutput(path, hadoop).equals(Fingerprint.digest(""));
  }

  /** What the files at an output's path are, which may be none. */
  public static String ofOutput(String path, Configuration hadoop) throws IOException {
    try {
      return of(List.of(path), hadoop);
    } catch (EtlException e) {
      if (e.code() == ErrorCode.INPUT_NOT_FOUND) {
        return Fingerprint.digest("");
      }
      throw e;
    }
  }

  /**
   * What the files at some paths are.
   *
   * @param paths files, folders and globs, as a source has them
   * @throws io.sparketl.core.error.EtlException INPUT_NOT_FOUND where there are none
   */
  public static String of(List<String> paths, Configuration hadoop) throws IOException {
    SourceFiles files = new SourceFiles(hadoop);
    StringBuilder all = new StringBuilder();
    for (String path : paths) {
      all.append(
          files.at(path).stream().map(FileState::line).sorted().collect(Collectors.joining()));
    }
    return Fingerprint.digest(all.toString());
  }

  private static String line(FileStatus file) {
    return "%s %d %s %d%n"
        .formatted(file.getPath(), file.getLen(), etagOf(file), file.getModificationTime());
  }

  private static String etagOf(FileStatus file) {
    return file instanceof EtagSource source ? String.valueOf(source.getEtag()) : "";
  }
}
