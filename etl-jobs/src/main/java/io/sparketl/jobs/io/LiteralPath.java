package io.sparketl.jobs.io;

import org.apache.hadoop.fs.Path;

/** Names for Spark's readers, which would otherwise take them for globs. */
final class LiteralPath {

  private LiteralPath() {}

  static String of(Path path) {
    return path.toString().replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1");
  }
}
