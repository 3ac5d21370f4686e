package io.sparketl.jobs.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.csv.PlainTable.Readings;
import io.sparketl.jobs.io.ledger.Ledger;
import io.sparketl.jobs.io.scan.LedgerTable;
import io.sparketl.jobs.io.scan.RowIntake;
import io.sparketl.jobs.io.scan.ScanRequest;
import io.sparketl.jobs.io.scan.ScanSplit;
import io.sparketl.jobs.io.scan.SplitReader;
import io.sparketl.jobs.io.scan.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ObjIntConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads random bytes by random dialects: one split, many splits and any buffer give the same rows,
 * counts and rejected rows, and they are those that the plain rules give.
 *
 * <p>The seeds are the numbers from {@code fuzz.first} on, {@code fuzz.cases} of them. To look
 * longer: {@code mvn -Dtest=RecordReadingFuzzTest -Dfuzz.first=100000 -Dfuzz.cases=50000 …}.
 */
class RecordReadingFuzzTest {

  private static final long FIRST = Long.getLong("fuzz.first", 1);
  private static final long CASES = Long.getLong("fuzz.cases", 200);

  private static final int[] BUFFERS = {1, 2, 3, 7, 16, 64, 500, 4096, 256 << 10};
  private static final int[] STEPS = {1, 2, 3, 5, 17, 100, 1000};
  private static final int MOST_SPLITS = 100;

  @TempDir Path folder;

  private final Configuration hadoop = new Configuration();

  RecordReadingFuzzTest() {
    hadoop.setClass("fs.file.impl", RawLocalFileSystem.class, RawLocalFileSystem.class);
    hadoop.setBoolean("fs.file.impl.disable.cache", true);
  }

  @Test
  void readsWhatThePlainRulesGiveHoweverTheFileIsCutAndBuffered() throws IOException {
    long read = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      Case one = new Case(seed, 0);
      if (one.fuzzed.bytes().length == 0) {
        continue;
      }
      CsvFile file = one.file();
      assertThat(file.head().rowsAt()).as("head, seed %d", seed).isEqualTo(one.fuzzed.rowsAt());
      Readings expected = one.expected(file);
      read += expected.counts().used();
      SplittableRandom random = new SplittableRandom(seed);
      one.requireSame(expected, one.read(file, Integer.MAX_VALUE, 256 << 10), "whole");
      for (int i = 0; i < 3; i++) {
        int step = i == 0 ? Integer.MAX_VALUE : pick(STEPS, random);
        int buffer = pick(BUFFERS, random);
        one.requireSame(expected, one.read(file, step, buffer), step + " by " + buffer);
      }
    }
    assertThat(read).as("rows used").isGreaterThan(2 * CASES);
  }

  @Test
  void refusesRecordsThatAreTooLongHoweverTheFileIsCutAndBuffered() throws IOException {
    long refused = 0;
    for (long seed = FIRST; seed < FIRST + CASES; seed++) {
      Case one = new Case(seed, 1024);
      Optional<CsvFile> file = one.fileIfReadable();
      if (file.isEmpty()) {
        continue;
      }
      SplittableRandom random = new SplittableRandom(seed);
      String expected = one.outcome(file.get(), Integer.MAX_VALUE, 256 << 10);
      refused += expected.contains("RECORD_TOO_LONG") ? 1 : 0;
      for (int i = 0; i < 4; i++) {
        int step = i < 2 ? Integer.MAX_VALUE : pick(STEPS, random);
        int buffer = pick(BUFFERS, random);
        assertThat(one.outcome(file.get(), step, buffer))
            .as("seed %d, splits of %d, a buffer of %d", seed, step, buffer)
            .isEqualTo(expected);
      }
    }
    assertThat(refused).as("files refused").isGreaterThan(CASES / 20);
  }

  private static int pick(int[] choices, SplittableRandom random) {
    return choices[random.nextInt(choices.length)];
  }

  /** A fuzzed file, stored. */
  private final class Case {

    private final long seed;
    private final FuzzedFile fuzzed;
    private final Path path;

    Case(long seed, int mostRecordBytes) throws IOException {
      this.seed = seed;
      this.fuzzed = new FuzzedFile(seed, mostRecordBytes);
      this.path = Files.write(folder.resolve("fuzzed.csv"), fuzzed.bytes());
    }

    CsvFile file() throws IOException {
      var hadoopPath = new org.apache.hadoop.fs.Path(path.toUri());
      FileStatus status = hadoopPath.getFileSystem(hadoop).getFileStatus(hadoopPath);
      CsvHead head = CsvHead.of(status, new CsvInput(fuzzed.dialect(), hadoop));
      StoredFile stored =
          new StoredFile(hadoopPath.toString(), status.getLen(), status.getModificationTime());
      return new CsvFile(stored, head, fuzzed.positions());
    }

    Optional<CsvFile> fileIfReadable() throws IOException {
      try {
        return Optional.of(file());
      } catch (EtlException e) {
        return Optional.empty();
      }
    }

    Readings expected(CsvFile file) {
      return new PlainTable(fuzzed.dialect(), fuzzed.charset(), fuzzed.columns(), file)
          .read(fuzzed.text(), fuzzed.records(), fuzzed.rowsAt());
    }

    void requireSame(Readings expected, Readings actual, String how) {
      String what = "seed %d, %s, %s".formatted(seed, how, fuzzed.dialect());
      requireSameTexts(expected.rejects(), actual.rejects(), what);
      requireSameTexts(expected.rows(), actual.rows(), what);
      assertThat(actual.counts()).as(what).isEqualTo(expected.counts());
    }

    String outcome(CsvFile file, int step, int buffer) throws IOException {
      try {
        return read(file, step, buffer).toString();
      } catch (EtlException e) {
        return e.toString();
      }
    }

    Readings read(CsvFile file, int step, int buffer) throws IOException {
      Ledger ledger = new Ledger();
      ScanRequest request = asked(ScanRequest.Mode.COUNT, ledger);
      List<String> rows = new ArrayList<>();
      forEachRow(
          request, splits(file, step, buffer), (batch, row) -> rows.add(BatchText.row(batch, row)));
      List<String> rejects = new ArrayList<>();
      forEachRow(
          asked(ScanRequest.Mode.REJECTS, null),
          splits(file, step, buffer),
          (batch, row) -> rejects.add(BatchText.rejectedRow(batch, row)));
      return new Readings(rows, ledger.rowsOf(request.source(), request.verdicts()), rejects);
    }

    private void forEachRow(
        ScanRequest request, List<BufferedSplit> splits, ObjIntConsumer<ColumnarBatch> action)
        throws IOException {
      Batch scan =
          LedgerTable.of(request, splits, 1L << 40, hadoop)
              .newScanBuilder(CaseInsensitiveStringMap.empty())
              .build()
              .toBatch();
      for (InputPartition partition : scan.planInputPartitions()) {
        try (PartitionReader<ColumnarBatch> reader =
            scan.createReaderFactory().createColumnarReader(partition)) {
          while (reader.next()) {
            for (int row = 0; row < reader.get().numRows(); row++) {
              action.accept(reader.get(), row);
            }
          }
        }
      }
    }

    private ScanRequest asked(ScanRequest.Mode mode, @Nullable Ledger ledger) {
      return new ScanRequest(
          "fuzz",
          fuzzed.columns(),
          List.of(),
          List.of(),
          fuzzed.dialect().text(),
          ZoneOffset.UTC,
          mode,
          ledger);
    }

    private List<BufferedSplit> splits(CsvFile file, int step, int buffer) {
      long first = file.head().rowsAt();
      long end = file.stored().length();
      if (!fuzzed.isSplittable()) {
        return List.of(split(file, first, Long.MAX_VALUE, buffer));
      }
      long bytes = Math.max(step, (end - first) / MOST_SPLITS);
      List<BufferedSplit> splits = new ArrayList<>();
      for (long start = first; start == first || start < end; start += bytes) {
        splits.add(split(file, start, Math.min(start + bytes, end), buffer));
      }
      return splits;
    }

    private BufferedSplit split(CsvFile file, long start, long end, int buffer) {
      return new BufferedSplit(new CsvSplit(file, fuzzed.dialect(), start, end), buffer);
    }
  }

  /** A split that is read through a buffer of a given size. */
  private record BufferedSplit(CsvSplit split, int buffer) implements ScanSplit {

    private static final long serialVersionUID = 1L;

    @Override
    public StoredFile file() {
      return split.file();
    }

    @Override
    public long start() {
      return split.start();
    }

    @Override
    public long bytes() {
      return split.bytes();
    }

    @Override
    public SplitReader open(RowIntake intake, Configuration configuration) throws IOException {
      return new CsvSplitReader(split, intake, configuration, buffer);
    }
  }

  /** Shows the first difference alone: the lists can be long. */
  private static void requireSameTexts(List<String> expected, List<String> actual, String what) {
    int same = 0;
    while (same < Math.min(expected.size(), actual.size())
        && expected.get(same).equals(actual.get(same))) {
      same++;
    }
    assertThat(actual.stream().skip(same).findFirst())
        .as(what)
        .isEqualTo(expected.stream().skip(same).findFirst());
  }
}
