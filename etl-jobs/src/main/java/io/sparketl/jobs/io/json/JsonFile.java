package io.sparketl.jobs.io.json;

import io.sparketl.jobs.io.scan.StoredFile;
import java.util.List;

/**
 * A file of JSON lines and what the wanted columns are named in it.
 *
 * @param stored the file
 * @param names for each wanted column its names in the sample, as they stand there; none of a file
 *     without rows
 */
public record JsonFile(StoredFile stored, List<List<String>> names) {

  public JsonFile {
    names = List.copyOf(names);
  }
}
