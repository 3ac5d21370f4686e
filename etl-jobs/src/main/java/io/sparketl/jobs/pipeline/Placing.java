package io.sparketl.jobs.pipeline;

import java.util.Collection;

/**
 * Where outputs go.
 *
 * @param occasion what paths are made of
 * @param root the folder below which outputs without a path are
 * @param pipeline the pipeline
 */
record Placing(Occasion occasion, String root, String pipeline) {

  /** A given path, its date filled in; see {@link Occasion#fill}. */
  String fill(String path, Collection<String> columns) {
    return occasion.fill(path, columns);
  }

  /** The folder of an output that has no path of its own: one for every run. */
  String folder(String step, String output) {
    return "%s/%s/%s/%s/%s/"
        .formatted(root.replaceFirst("(?<=.)/+$", ""), pipeline, occasion.run(), step, output);
  }
}
