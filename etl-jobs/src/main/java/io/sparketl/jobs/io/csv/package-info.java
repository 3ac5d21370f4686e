/**
 * A columnar data source for Spark that reads CSV by name, counts every row and never guesses.
 *
 * <p>The driver reads each file's head ({@link io.sparketl.jobs.io.csv.CsvHead}) and maps it to the
 * wanted columns ({@link io.sparketl.jobs.io.csv.CsvFile}); a {@link
 * io.sparketl.jobs.io.csv.CsvTable} cuts the files into splits; a task takes whole records off a
 * stream ({@code RecordBuffer}), finds their fields ({@code FieldScanner}, or {@code FieldSplitter}
 * where a record is not ordinary) and decodes the wanted ones into vectors ({@code RecordDecoder}).
 */
@NullMarked
package io.sparketl.jobs.io.csv;

import org.jspecify.annotations.NullMarked;
