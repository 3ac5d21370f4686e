package io.sparketl.jobs.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.ledger.RowCounts;
import io.sparketl.jobs.io.scan.ScanRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file whose last line has no line break: it may be whole, or cut in its last value. */
class UnendedLineTest {

  private static final String UNENDED = "last line unended";

  @TempDir Path folder;

  @Test
  void ofFullWidthIsUsedAndNoticed() throws IOException {
    DirectRead read = read("a,b\n1,17.80\n1,1", Irregular.COUNT);

    assertThat(read.rows()).last().isEqualTo(List.of("1", "1"));
    assertThat(read.counts())
        .isEqualTo(new RowCounts(2, 2, Map.of(), Map.of(), Map.of(UNENDED, 1L)));
  }

  @ParameterizedTest
  @CsvSource({"COUNT", "REJECT"})
  void thatLacksFieldsIsRejected(Irregular treatment) throws IOException {
    assertThat(read("a,b\n1,2\n1", treatment).counts())
        .isEqualTo(new RowCounts(2, 1, Map.of(UNENDED, 1L), Map.of(), Map.of()));
  }

  @Test
  void isRejectedOrKeptAsAsked() throws IOException {
    assertThat(read("a,b\n1,2", Irregular.REJECT).counts().rejected())
        .isEqualTo(Map.of(UNENDED, 1L));
    assertThat(read("a,b\n1,2", Irregular.KEEP).isNoticed()).isFalse();
    assertThat(read("a,b\n1", Irregular.KEEP).counts().noticed())
        .isEqualTo(Map.of("missing fields", 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a,b\n", "a,b\n1,2\n", "a,b\n1,2\r", "a,b\n1,2\n  "})
  void isNotNoticedWhereThereIsNoSuchRow(String content) throws IOException {
    assertThat(read(content, Irregular.REJECT).isNoticed()).isFalse();
  }

  @Test
  void isTheHeaderOnceMoreBeforeAllElse() throws IOException {
    assertThat(read("a,b\n1,2\na,b", Irregular.REJECT).counts().rejected())
        .isEqualTo(Map.of("header repeated", 1L));
  }

  @Test
  void failsAStrictQueryWithItsRemedy() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "a,b\n1,2\n3,4");

    assertThatThrownBy(() -> DirectRead.of(file, Dialect.STANDARD, ScanRequest.Mode.FAIL))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("a.csv, byte 8: last line unended: 3,4; if the file is whole, read")
        .hasMessageContaining("unended-line=keep");
  }

  private DirectRead read(String content, Irregular treatment) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), content);
    return DirectRead.of(file, dialect(treatment), ScanRequest.Mode.COUNT);
  }

  private static Dialect dialect(Irregular unendedLine) {
    Dialect standard = Dialect.STANDARD;
    return new Dialect(
        standard.separator(),
        standard.quote(),
        standard.escape(),
        standard.encoding(),
        standard.headerRows(),
        standard.linesBefore(),
        standard.columns(),
        standard.nullText(),
        standard.decimalComma(),
        standard.comment(),
        standard.multiLine(),
        standard.surplusFields(),
        standard.missingFields(),
        standard.brokenQuotes(),
        unendedLine,
        standard.maxRecordBytes());
  }
}
