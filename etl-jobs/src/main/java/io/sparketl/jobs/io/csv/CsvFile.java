package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.scan.StoredFile;
import java.io.Serializable;
import java.util.List;

/**
 * A file and where the wanted columns are in it.
 *
 * @param stored the file
 * @param head what it says before its first row
 * @param positions for each wanted column its position in the file, the first being 0; -1 where the
 *     file does not have it
 */
public record CsvFile(StoredFile stored, CsvHead head, List<Integer> positions)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  public CsvFile {
    positions = List.copyOf(positions);
  }
}
