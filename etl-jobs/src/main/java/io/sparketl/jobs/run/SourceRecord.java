package io.sparketl.jobs.run;

import java.util.List;
import java.util.Map;

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
 * @param rejected rejected rows by reason
 * @param filtered filtered rows by rule
 */
public record SourceRecord(
    List<String> path,
    int files,
    long bytes,
    long rowsRead,
    long rowsRejected,
    long rowsFiltered,
    long rowsUsed,
    Map<String, Long> rejected,
    Map<String, Long> filtered) {}
