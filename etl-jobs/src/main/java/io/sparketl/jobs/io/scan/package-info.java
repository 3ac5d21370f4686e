/**
 * Files as one columnar table for Spark, of which every row is accounted for.
 *
 * <p>A {@link io.sparketl.jobs.io.scan.LedgerTable} is made of {@link
 * io.sparketl.jobs.io.scan.ScanSplit}s, parts of files in a format that knows how to read them. A
 * split's reader hands every value of a row to a {@link io.sparketl.jobs.io.scan.RowIntake}, which
 * keeps it in vectors, asks the rules, and counts what became of the row.
 */
@NullMarked
package io.sparketl.jobs.io.scan;

import org.jspecify.annotations.NullMarked;
