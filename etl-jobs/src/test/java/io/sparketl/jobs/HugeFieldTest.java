package io.sparketl.jobs;

import static io.sparketl.jobs.CopiedTrips.failure;
import static io.sparketl.jobs.CopiedTrips.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.jobs.io.LedgerCsv;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A field of 100 MB: refused by file and offset, and never held. */
@ExtendWith(SparkExtension.class)
class HugeFieldTest {

  private static final int HUGE = 100_000_000;
  private static final String START = "name,miles\na,1\n";

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void namesTheOutput() {
    out = folder.resolve("out/copy.parquet");
  }

  @Test
  void aFieldOfNulsIsRefusedByFileAndOffset(SparkSession spark) throws IOException {
    assertRefused(failure(source(sparse().toString()), spark, out), "in.csv");
  }

  @Test
  void aFieldOfAnArchiveIsRefusedByFileAndOffset(SparkSession spark) throws IOException {
    Path file = folder.resolve("in.csv.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(START.getBytes(StandardCharsets.UTF_8));
      byte[] letters = new byte[1_000_000];
      Arrays.fill(letters, (byte) 'x');
      for (int written = 0; written < HUGE; written += letters.length) {
        gzip.write(letters);
      }
    }

    assertRefused(failure(source(file.toString()), spark, out), "in.csv.gz");
  }

  @Test
  void aHeaderWithoutEndIsRefusedByFileAndOffset(SparkSession spark) throws IOException {
    Path file = folder.resolve("in.csv");
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(HUGE);
    }

    assertThat(failure(source(file.toString()), spark, out))
        .hasMessageContaining("in.csv has a record of more than 16,777,216 bytes at byte 0; ");
  }

  /** All in this thread, whose allocations can be told. */
  @Test
  void noMoreIsHeldThanARecordMayHave(SparkSession spark) throws IOException {
    Path file = sparse();
    long before = allocated();

    assertThatThrownBy(() -> readAll(file)).isInstanceOf(EtlException.class);

    // The window doubles up to 16 MiB: 32 MiB altogether for each of two splits.
    assertThat(allocated() - before).isLessThan(80 << 20);
  }

  /** A split that begins amid the field knows no other beginning. */
  private static void assertRefused(EtlException failure, String file) {
    assertThat(failure)
        .hasMessageMatching(
            "ETL-207 RECORD_TOO_LONG: file:.*/%s has a record of more than 16,777,216 bytes at byte"
                    .formatted(file)
                + " (15|50,000,012); check that this is the right file and how its quotes and line"
                + " ends are written, or set the source's csv.max-record-bytes");
    assertThat(failure.code().outcome()).isEqualTo(Outcome.DATA_REFUSED);
  }

  /** NULs take no room on the disk. */
  private Path sparse() throws IOException {
    Path file = Files.writeString(folder.resolve("in.csv"), START);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(START.length() + HUGE);
    }
    return file;
  }

  private static void readAll(Path file) throws IOException {
    Map<String, String> options = Map.of("path", file.toString());
    SupportsRead table =
        (SupportsRead)
            new LedgerCsv().getTable(StructType.fromDDL("name STRING"), new Transform[0], options);
    Batch batch = table.newScanBuilder(new CaseInsensitiveStringMap(options)).build().toBatch();
    for (InputPartition partition : batch.planInputPartitions()) {
      try (PartitionReader<ColumnarBatch> reader =
          batch.createReaderFactory().createColumnarReader(partition)) {
        while (reader.next()) {
          reader.get();
        }
      }
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
