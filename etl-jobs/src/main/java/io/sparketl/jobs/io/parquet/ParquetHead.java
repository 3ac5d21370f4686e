package io.sparketl.jobs.io.parquet;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.scan.DamageWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.spark.sql.types.DataType;

/**
 * What the footer of a Parquet file says.
 *
 * @param columns its columns, in their order
 * @param rowGroups its row groups, in their order; those without rows are left out
 */
public record ParquetHead(List<Column> columns, List<RowGroup> rowGroups) {

  /**
   * A column.
   *
   * @param name its name
   * @param type as what Spark reads it; empty for what no field can be read from
   * @param declaration its type in Parquet's own words
   */
  public record Column(String name, Optional<DataType> type, String declaration) {}

  /**
   * Reads the footer of a file.
   *
   * @throws EtlException INPUT_UNREADABLE if the file is damaged or none of Parquet
   * @throws IOException if storage does not give it
   */
  public static ParquetHead of(FileStatus file, Configuration hadoop) throws IOException {
    DamageWatch watch = new DamageWatch(file.getPath().toString());
    InputFile stored = new WatchedFile(HadoopInputFile.fromStatus(file, hadoop), watch);
    return watch.watched(() -> of(stored));
  }

  private static ParquetHead of(InputFile file) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(file)) {
      List<Column> columns =
          reader.getFileMetaData().getSchema().getFields().stream()
              .map(type -> new Column(type.getName(), ParquetTypes.of(type), type.toString()))
              .toList();
      return new ParquetHead(columns, rowGroups(reader.getRowGroups()));
    }
  }

  private static List<RowGroup> rowGroups(List<BlockMetaData> blocks) {
    List<RowGroup> groups = new ArrayList<>();
    long firstRow = 0;
    for (int i = 0; i < blocks.size(); i++) {
      BlockMetaData block = blocks.get(i);
      if (block.getRowCount() > 0) {
        groups.add(
            new RowGroup(
                i,
                block.getStartingPos(),
                block.getCompressedSize(),
                firstRow,
                block.getRowCount()));
      }
      firstRow += block.getRowCount();
    }
    return groups;
  }
}
