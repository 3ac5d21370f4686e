/**
 * Reads CSV by name and in every dialect, and never guesses.
 *
 * <p>The driver reads each file's head ({@link io.sparketl.jobs.io.csv.CsvHead}) and maps it to the
 * wanted columns ({@link io.sparketl.jobs.io.csv.CsvFile}), then cuts the files ({@link
 * io.sparketl.jobs.io.csv.CsvSplits}). A task takes whole records off a stream ({@link
 * io.sparketl.jobs.io.csv.RecordBuffer}), finds their fields ({@code FieldScanner}, or {@code
 * FieldSplitter} where a record is not ordinary) and hands on the wanted ones ({@code
 * RecordDecoder}). What opens files, cuts them and finds lines in them serves {@code io.json} too.
 */
@NullMarked
package io.sparketl.jobs.io.csv;

import org.jspecify.annotations.NullMarked;
