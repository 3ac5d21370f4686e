package io.sparketl.jobs.io.json;

import io.sparketl.jobs.io.csv.CsvInput;
import io.sparketl.jobs.io.scan.ScanSplit;
import io.sparketl.jobs.io.scan.StoredFile;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * Cuts files of JSON lines into parts.
 *
 * @param columns for each wanted column all its names, folded
 * @param mostLineBytes the longest line that is read
 * @param splitBytes how long a part is
 * @param hadoop what knows the codecs of compressed files
 */
public record JsonSplits(
    List<List<String>> columns, int mostLineBytes, long splitBytes, Configuration hadoop) {

  /** All parts of the files; of those that are compressed the whole. */
  public List<ScanSplit> of(List<JsonFile> files) {
    CsvInput input = CsvInput.ofLines(hadoop);
    return files.stream().flatMap(file -> cut(file.stored(), input)).toList();
  }

  private Stream<ScanSplit> cut(StoredFile file, CsvInput input) {
    return input.cut(file, 0, splitBytes).stream()
        .map(part -> new JsonSplit(file, columns, mostLineBytes, part));
  }
}
