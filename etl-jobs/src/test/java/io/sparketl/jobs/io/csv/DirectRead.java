package io.sparketl.jobs.io.csv;

import io.sparketl.jobs.io.ledger.Ledger;
import io.sparketl.jobs.io.ledger.RowCounts;
import io.sparketl.jobs.io.scan.LedgerTable;
import io.sparketl.jobs.io.scan.ScanColumn;
import io.sparketl.jobs.io.scan.ScanRequest;
import io.sparketl.jobs.io.scan.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * What is read of one CSV file without a session, every column as text.
 *
 * @param rows the names of the columns, if there are any in the file, and the rows; no value is ""
 * @param counts what became of the rows
 */
record DirectRead(List<List<String>> rows, RowCounts counts) {

  private static final Configuration HADOOP = new Configuration();
  private static final long SPLIT_BYTES = 1 << 30;

  static DirectRead of(Path file, Dialect dialect, ScanRequest.Mode mode) throws IOException {
    var path = new org.apache.hadoop.fs.Path(file.toUri());
    FileStatus status = path.getFileSystem(HADOOP).getFileStatus(path);
    CsvHead head = CsvHead.of(status, new CsvInput(dialect, HADOOP));
    int width = head.columns().size();
    StoredFile stored =
        new StoredFile(path.toString(), status.getLen(), status.getModificationTime());
    CsvFile csv = new CsvFile(stored, head, IntStream.range(0, width).boxed().toList());
    List<ScanColumn> columns =
        IntStream.range(0, width)
            .mapToObj(i -> new ScanColumn("c" + i, DataTypes.StringType, 0, false))
            .toList();
    Ledger ledger = new Ledger();
    ScanRequest request =
        new ScanRequest(
            "file", columns, List.of(), List.of(), dialect.text(), ZoneOffset.UTC, mode, ledger);
    List<List<String>> rows = new ArrayList<>();
    if (dialect.headerRows() > 0) {
      rows.add(head.columns());
    }
    var splits = new CsvSplits(dialect, SPLIT_BYTES, HADOOP).of(List.of(csv));
    read(LedgerTable.of(request, splits, SPLIT_BYTES, HADOOP), rows);
    return new DirectRead(rows, ledger.rowsOf("file", request.verdicts()));
  }

  private static void read(LedgerTable table, List<List<String>> rows) throws IOException {
    Batch scan = table.newScanBuilder(CaseInsensitiveStringMap.empty()).build().toBatch();
    for (InputPartition partition : scan.planInputPartitions()) {
      try (PartitionReader<ColumnarBatch> reader =
          scan.createReaderFactory().createColumnarReader(partition)) {
        while (reader.next()) {
          addRows(reader.get(), rows);
        }
      }
    }
  }

  private static void addRows(ColumnarBatch batch, List<List<String>> rows) {
    for (int i = 0; i < batch.numRows(); i++) {
      int row = i;
      rows.add(
          IntStream.range(0, batch.numCols())
              .mapToObj(batch::column)
              .map(column -> column.isNullAt(row) ? "" : column.getUTF8String(row).toString())
              .toList());
    }
  }

  /** Whether the ledger knows that a row was not as it should be. */
  boolean isNoticed() {
    return !counts.noticed().isEmpty() || counts.rejectedRows() > 0;
  }
}
