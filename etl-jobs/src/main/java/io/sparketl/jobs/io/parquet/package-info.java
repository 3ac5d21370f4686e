/**
 * Reads Parquet files by row groups: {@link io.sparketl.jobs.io.parquet.ParquetHead} is what a
 * footer says, {@link io.sparketl.jobs.io.parquet.ParquetSplit} a row group to be read.
 */
@NullMarked
package io.sparketl.jobs.io.parquet;

import org.jspecify.annotations.NullMarked;
