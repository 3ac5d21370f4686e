package io.sparketl.jobs.run;

import io.sparketl.jobs.io.SkippedFile;
import io.sparketl.jobs.io.ledger.Coverage;
import io.sparketl.jobs.io.ledger.RejectedRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What became of a source's rows: read = used + rejected + filtered.
 *
 * @param path its paths, as given
 * @param files how many files these stood for
 * @param bytes their length together, as stored
 * @param rowsRead rows seen
 * @param rowsRejected rows of which a needed field was missing or unreadable
 * @param rowsFiltered rows that broke a rule
 * @param rowsUsed rows the job was given
 * @param complete whether every split was read to its end; if not, the counts are of a part
 * @param splits how many parts there were to read, and how many were read to their end
 * @param rejected rejected rows by reason
 * @param filtered filtered rows by rule
 * @param noticed used rows of which something was noted, such as surplus fields or a rounded number
 * @param rejectedRows some of the rejected rows
 * @param skippedFiles files that were left out because they cannot be read
 */
public record SourceRecord(
    List<String> path,
    int files,
    long bytes,
    long rowsRead,
    long rowsRejected,
    long rowsFiltered,
    long rowsUsed,
    boolean complete,
    Coverage splits,
    Map<String, Long> rejected,
    Map<String, Long> filtered,
    Map<String, Long> noticed,
    List<RejectedRow> rejectedRows,
    List<SkippedFile> skippedFiles) {

  public SourceRecord {
    // Jackson fills in null for what a file lacks.
    Objects.requireNonNull(splits, "splits");
    Objects.requireNonNull(rejected, "rejected");
    Objects.requireNonNull(filtered, "filtered");
    Objects.requireNonNull(noticed, "noticed");
    Objects.requireNonNull(skippedFiles, "skipped_files");
  }
}
