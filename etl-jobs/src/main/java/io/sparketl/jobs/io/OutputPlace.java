package io.sparketl.jobs.io;

import io.sparketl.core.contract.FieldType;
import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.publish.Publisher;
import io.sparketl.jobs.io.publish.StagingFolder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Where the files of an output go.
 *
 * @param port the output
 * @param anchor the file or folder; for a template, a name where its files have their common start
 */
public record OutputPlace(OutputPort port, Publisher anchor) {

  /** The last file of a folder; readers of Hadoop's kind know it. */
  private static final String MANIFEST = "_SUCCESS";

  /** What a folder holds whose publishing was broken off, and nothing else. */
  private static final Pattern REMAINS = Pattern.compile("part-\\d{5}\\..*");

  /**
   * The place of an output.
   *
   * @throws EtlException OUTPUT_UNSUPPORTED if nothing can be published there, or its files are to
   *     be named by a column that it has not
   */
  public static OutputPlace of(OutputPort port, Configuration hadoop) throws IOException {
    requireNamingColumns(port);
    requireContent(port);
    String path = port.sink().path();
    String anchor =
        switch (port.sink().shape()) {
          case FILE -> path;
          case FOLDER -> path.replaceFirst("/+$", "");
          case FILES -> {
            String fixed = PathTemplate.fixedPartOf(path);
            yield fixed + path.substring(fixed.length()).replaceAll("[^A-Za-z0-9_.]+", "-");
          }
        };
    return new OutputPlace(port, Publisher.of(anchor, hadoop));
  }

  private static void requireNamingColumns(OutputPort port) {
    List<String> columns = List.of(port.contract().schema().fieldNames());
    for (String column : port.sink().namingColumns()) {
      if (!columns.contains(column)) {
        throw new EtlException(
            ErrorCode.OUTPUT_UNSUPPORTED,
            "'%s' has no column '%s' to name its files by; it has %s"
                .formatted(port.name(), column, String.join(", ", columns)),
            "name a column of it in %s.path".formatted(port.name()));
      }
    }
  }

  /** Bytes are published as files, and files of bytes hold nothing else. */
  private static void requireContent(OutputPort port) {
    List<String> columns =
        port.contract().fields().stream()
            .filter(field -> !port.sink().namingColumns().contains(field.name()))
            .map(field -> field.name() + " " + field.type())
            .toList();
    boolean isContent = columns.equals(List.of(BinaryFiles.CONTENT + " " + FieldType.BINARY));
    if (port.sink().format() == Sink.Format.BINARY && !isContent) {
      throw new EtlException(
          ErrorCode.OUTPUT_UNSUPPORTED,
          "the files of '%s' would hold more than bytes: %s"
              .formatted(port.name(), String.join(", ", columns)),
          "publish it as parquet, csv or json, or name its files by the other columns");
    }
    boolean hasBytes = columns.stream().anyMatch(column -> column.endsWith(" BINARY"));
    if (hasBytes && port.sink().format() != Sink.Format.BINARY && !isParquet(port)) {
      throw new EtlException(
          ErrorCode.OUTPUT_UNSUPPORTED,
          "text cannot hold the bytes of '%s'".formatted(port.name()),
          "name files that end in .png or .gif, or set %s.format=binary".formatted(port.name()));
    }
  }

  private static boolean isParquet(OutputPort port) {
    return port.sink().format() == Sink.Format.PARQUET;
  }

  boolean isOnLocalDisk() {
    return "file".equals(anchor.target().toUri().getScheme());
  }

  StagingFolder staging() {
    return new StagingFolder(anchor);
  }

  /** The publisher for the file that {@code path}, a path like the sink's, names. */
  Publisher file(String path) {
    return anchor.at(anchor.fileSystem().makeQualified(new Path(path)));
  }

  /** Where the manifest of a folder goes. */
  Publisher manifest() {
    return anchor.at(new Path(anchor.target(), MANIFEST));
  }

  /**
   * Refuses a place that cannot be written, as far as that can be told without writing.
   *
   * @throws EtlException OUTPUT_UNWRITABLE, OUTPUT_CONFLICTS or ACCESS_DENIED
   */
  public void requireWritable() throws IOException {
    if (port.sink().shape() == Sink.Shape.FOLDER) {
      requireNew();
      manifest().requireWritable();
    } else {
      anchor.requireWritable();
    }
  }

  /** No file system replaces a folder at once, so a folder is published under a name of its own. */
  private void requireNew() throws IOException {
    for (FileStatus child : children()) {
      if (!child.isFile() || !REMAINS.matcher(child.getPath().getName()).matches()) {
        throw new EtlException(
            ErrorCode.OUTPUT_CONFLICTS,
            "%s is there already, and a folder cannot be replaced at once".formatted(anchor.text()),
            "give every run a folder of its own, or take that one away");
      }
    }
  }

  /**
   * Takes away the parts of a folder without a manifest: somebody died while publishing it. To be
   * called by the holder of the lease, before which somebody else may have published it.
   */
  void removeRemains() throws IOException {
    if (port.sink().shape() == Sink.Shape.FOLDER) {
      requireNew();
      for (FileStatus child : children()) {
        anchor.fileSystem().delete(child.getPath(), false);
      }
    }
  }

  private FileStatus[] children() throws IOException {
    try {
      return anchor.fileSystem().listStatus(anchor.target());
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }
}
