package io.sparketl.jobs.io.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.jobs.io.scan.ScanRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row of three columns gives in which a quote stands where none may. */
class BrokenQuotesTest {

  private static final List<String> COLUMNS = List.of("a", "b", "c");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '~',
      value = {
        "\"1,2,3 -> \"1|2|3",
        "\"1,\"2\",3 -> \"1|2|3",
        "1,2,\" -> 1|2|\"",
        "\"\"1, 2\",3,4 -> \"1, 2|3|4",
        "1,\"2, 9\"\",3 -> 1|\"2| 9\"\"",
        "5\",6,7 -> 5\"|6|7",
        "5\"6\",7,8 -> 5\"6\"|7|8",
        "5\"6,7\",8 -> 5\"6|7\"|8",
      })
  void isReadAsTheColumnsSuggestAndCounted(String line, String cells) throws IOException {
    DirectRead read = read(line + "\n1,\"2\",3\n", KnownDialect.usual(COLUMNS));

    assertThat(read.rows().get(1)).isEqualTo(List.of(cells.split("\\|", -1)));
    assertThat(read.rows().get(2)).containsExactly("1", "2", "3");
    assertThat(read.counts().noticed().keySet())
        .containsAnyOf("broken quote", "open quote (see csv.multi-line)");
  }

  @Test
  void anyCharacterEscapes() throws IOException {
    KnownDialect dialect = KnownDialect.usual(COLUMNS);
    String row = "\"1^\", ^^\",2^,3\n";

    DirectRead read = read(row, dialect.written(",", "\"", "^"));

    assertThat(read.rows().get(1)).containsExactly("1\", ^", "2^", "3");
    assertThat(read.isNoticed()).isFalse();
    assertThat(read("\"1\"\", 9\",2,3\n", dialect.written(",", "\"", "\"")).rows().get(1))
        .containsExactly("1\", 9", "2", "3");
  }

  @Test
  void withoutEscapesALatinCharacterIsNoEscape() throws IOException {
    KnownDialect dialect = KnownDialect.usual(COLUMNS).written(",", "\"", "");

    DirectRead read = read("\"1\u00ff\",2,3\n", dialect.encoded("ISO-8859-1"));

    assertThat(read.rows().get(1)).containsExactly("1\u00ff", "2", "3");
    assertThat(read.isNoticed()).isFalse();
  }

  @Test
  void aBrokenHeaderIsPassedOverWhereNamesAreGiven() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "a,\"b,c\n1,2,3\n");

    DirectRead read =
        DirectRead.of(file, KnownDialect.usual(COLUMNS).counting(), ScanRequest.Mode.COUNT);

    assertThat(read.rows()).containsExactly(COLUMNS, List.of("1", "2", "3"));
    assertThat(read.counts().noticed()).isEqualTo(Map.of());
  }

  private DirectRead read(String rows, KnownDialect dialect) throws IOException {
    String text = "a,b,c\n" + rows;
    Path file =
        Files.write(folder.resolve("a.csv"), text.getBytes(Charset.forName(dialect.encoding())));
    return DirectRead.of(file, dialect.counting(), ScanRequest.Mode.COUNT);
  }
}
