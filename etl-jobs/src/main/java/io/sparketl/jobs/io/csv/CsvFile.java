package io.sparketl.jobs.io.csv;

import java.io.Serializable;
import java.util.List;

/**
 * A file and where the wanted columns are in it.
 *
 * @param path its path, a URI
 * @param length its length in bytes
 * @param modified when it was changed last, in milliseconds since 1970
 * @param head what it says before its first row
 * @param positions for each wanted column its position in the file, the first being 0; -1 where the
 *     file does not have it
 */
public record CsvFile(
    String path, long length, long modified, CsvHead head, List<Integer> positions)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  public CsvFile {
    positions = List.copyOf(positions);
  }

  @Override
  public String toString() {
    return path;
  }
}
