package io.sparketl.jobs.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.scan.ScanRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were put together, so that headers stand among the rows of a table of texts. */
class HeaderLineTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name,miles,fee",
        "NAME, Miles ,fee",
        "\"name\",\"miles\",\"fee\"",
        "\uFEFFname,miles,fee",
        "\uFEFF\"name\",miles,fee",
        "name,miles,fee,",
      })
  void isTheHeaderOnceMoreByItsNames(String line) throws IOException {
    DirectRead read = read("name,miles,fee\nx,1,2\n" + line + "\ny,3,4\n");

    assertThat(read.counts().rejected()).isEqualTo(Map.of("header repeated", 1L));
    assertThat(read.counts().used()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name,fee,miles",
        "\"fee\",\"name\",\"miles\"",
        "name,miles",
        "name,miles,fee,tip",
        "miles,tip,name",
      })
  void refusesAnotherHeaderWithItsPlace(String line) {
    assertThatThrownBy(() -> read("name,miles,fee\nx,1,2\n" + line + "\ny,3,4\n"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("HEADER_INVALID")
        .hasMessageContaining("a.csv has another header at byte 21: " + line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name,1,2",
        "name,x,y",
        "names,miles per hour,fees",
        "fee,fee,fee",
        "miles,2,name",
        "\"name, miles\",x,y",
      })
  void takesNoRowForAHeader(String line) throws IOException {
    DirectRead read = read("name,miles,fee\n" + line + "\n");

    assertThat(read.counts().used()).isEqualTo(1);
    assertThat(read.isNoticed()).isFalse();
  }

  @Test
  void refusesAHeaderThatIsNotOfTheEncoding() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.write(file, "caf\u00e9,b\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> DirectRead.of(file, Dialect.STANDARD, ScanRequest.Mode.COUNT))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("HEADER_INVALID")
        .hasMessageContaining("a.csv cannot be read: it has bytes that are not of the encoding");
  }

  private DirectRead read(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), content);
    return DirectRead.of(file, Dialect.STANDARD, ScanRequest.Mode.COUNT);
  }
}
