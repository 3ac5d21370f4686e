package io.sparketl.jobs.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The fast way to find fields and the exact one, on the files of {@link RecordReadingFuzzTest}. */
class FieldScanningTest {

  private static final int CASES = 500;

  @Test
  void findsTheSameFieldsTheFastWayAndTheExactOne() {
    long scanned = 0;
    for (long seed = 1; seed <= CASES; seed++) {
      FuzzedFile fuzzed = new FuzzedFile(seed, 0);
      if (fuzzed.dialect().separatorBytes().length == 1) {
        scanned += scan(fuzzed, seed);
      }
    }
    assertThat(scanned).as("records found the fast way").isGreaterThan(2 * CASES);
  }

  private static long scan(FuzzedFile fuzzed, long seed) {
    byte[] bytes = Arrays.copyOf(fuzzed.storedBytes(), fuzzed.storedBytes().length + 9);
    int limit = bytes.length - FieldScanner.SLACK;
    bytes[limit - 1] = '\n';
    Dialect dialect = fuzzed.dialect();
    int[] wanted = fuzzed.positions().stream().mapToInt(Integer::intValue).toArray();
    FieldScanner scanner =
        new FieldScanner(dialect.separatorBytes()[0], dialect.quoteByte(), wanted);
    FieldSplitter splitter = new FieldSplitter(dialect, fuzzed.names().size());
    long scanned = 0;
    for (PlainRecords.Plain record : fuzzed.records().from(fuzzed.rowsAt())) {
      if (scanner.scan(bytes, record.from())) {
        scanned++;
        String what = "seed %d, byte %d".formatted(seed, record.from());
        assertThat(splitter.split(bytes, record.from(), limit, true)).as(what).isTrue();
        requireSame(scanner, splitter, bytes, wanted, what);
      }
    }
    return scanned;
  }

  private static void requireSame(
      FieldScanner scanner, FieldSplitter splitter, byte[] bytes, int[] wanted, String what) {
    assertThat(splitter.isBroken()).as(what).isFalse();
    assertThat(scanner.end()).as(what).isEqualTo(splitter.end());
    assertThat(scanner.fields()).as(what).isEqualTo(splitter.fields());
    for (int i = 0; i < wanted.length; i++) {
      int at = wanted[i];
      if (at >= 0 && at < scanner.fields()) {
        int start = scanner.start(i);
        assertThat(text(bytes, start, scanner.end(i, start)))
            .as(what)
            .isEqualTo(text(splitter.text(), splitter.start(at), splitter.end(at)));
      }
    }
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
