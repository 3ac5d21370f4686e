package io.sparketl.jobs.io;

import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.StructField;

/**
 * Parquet files of one source that have the contract's columns under the same names and types.
 *
 * @param columns for every field of the contract, its column as Spark is to read it
 * @param files the files
 */
record ParquetFiles(List<StructField> columns, List<ParquetFile> files) {

  /**
   * One of them.
   *
   * @param file the file
   * @param rows how many rows it has, by its footer
   */
  record ParquetFile(SourceFile file, long rows) {

    Path path() {
      return file.path();
    }
  }
}
