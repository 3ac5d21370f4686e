package io.sparketl.jobs.io;

import io.sparketl.jobs.io.publish.Publisher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file as Spark wrote it, and the place it is meant for.
 *
 * @param path where it is
 * @param place where it goes
 * @param bytes its length
 */
record StagedFile(Path path, Publisher place, long bytes) {

  private static final Pattern ESCAPED = Pattern.compile("%([0-9A-Fa-f]{2})");

  /** What Spark names the folder of rows that have no value. */
  private static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";

  /** The files that Spark wrote into {@code folder}, with the places that the sink gives them. */
  static List<StagedFile> in(Path folder, OutputPlace place) throws IOException {
    List<FileStatus> parts = partsIn(folder, place.anchor().fileSystem());
    Sink sink = place.port().sink();
    if (sink.shape() == Sink.Shape.FILE && parts.size() > 1) {
      throw new IllegalStateException(
          "one file was to be written in %s, but there are %d".formatted(folder, parts.size()));
    }
    List<StagedFile> files = new ArrayList<>();
    Map<Path, Path> taken = new LinkedHashMap<>();
    for (FileStatus part : parts) {
      Publisher target =
          switch (sink.shape()) {
            case FILE -> place.anchor();
            case FILES -> place.file(PathTemplate.fill(sink.path(), valuesOf(part.getPath())));
            case FOLDER ->
                place.file(
                    new Path(place.anchor().target(), nameOf(files.size(), part)).toString());
          };
      Path other = taken.put(target.target(), part.getPath());
      if (other != null) {
        throw new IllegalStateException(
            "%s and %s both go to %s".formatted(other, part.getPath(), target.text()));
      }
      files.add(new StagedFile(part.getPath(), target, part.getLen()));
    }
    return files;
  }

  void publish() throws IOException {
    place.publish(path);
  }

  private static List<FileStatus> partsIn(Path folder, FileSystem fileSystem) throws IOException {
    return FilesBelow.of(folder, fileSystem).stream()
        .filter(file -> file.getPath().getName().startsWith("part-"))
        .sorted(Comparator.comparing(FileStatus::getPath))
        .toList();
  }

  /** Spark's names hold an id that nobody needs: {@code part-00003-<id>.c000.snappy.parquet}. */
  private static String nameOf(int index, FileStatus part) {
    String name = part.getPath().getName();
    return "part-%05d%s".formatted(index, name.substring(name.indexOf('.')).replace(".c000", ""));
  }

  /** The values in the names of the folders, {@code year=2020/month=1}. */
  private static Map<String, String> valuesOf(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    Path folder = file.getParent();
    while (folder.getName().contains("=")) {
      String[] parts = folder.getName().split("=", 2);
      values.put(unescaped(parts[0]), parts[1].equals(NO_VALUE) ? "" : unescaped(parts[1]));
      folder = folder.getParent();
    }
    return values;
  }

  private static String unescaped(String name) {
    return ESCAPED
        .matcher(name)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
  }
}
