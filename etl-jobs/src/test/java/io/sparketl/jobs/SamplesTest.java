package io.sparketl.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples in the repository are what their generator makes. */
class SamplesTest {

  private static final Path DATA = Path.of("..", "data");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "TaxiSamples, taxi, yellow green",
    "SalarySamples, salary, features salaries repeated",
    "CovidSamples, covid, cities states regions",
    "TitleSamples, words, titles reviews"
  })
  void samplesAreTheGenerators(String program, String domain, String folders) throws Exception {
    generate(program);

    for (String one : folders.split(" ", -1)) {
      List<Path> made = filesBelow(folder.resolve(one));
      assertThat(made).isEqualTo(filesBelow(DATA.resolve(domain).resolve(one))).isNotEmpty();
      for (Path file : made) {
        assertThat(content(folder.resolve(one).resolve(file)))
            .as(file.toString())
            .isEqualTo(content(DATA.resolve(domain).resolve(one).resolve(file)));
      }
    }
  }

  @Test
  void lemmasAreTheGenerators() throws Exception {
    Path lists = Path.of("src", "main", "resources", "io", "sparketl", "jobs", "words");

    generate("LemmaLists");

    assertThat(filesBelow(folder)).hasSize(3).isEqualTo(filesBelow(lists));
    for (Path list : filesBelow(folder)) {
      assertThat(folder.resolve(list)).hasSameTextualContentAs(lists.resolve(list));
    }
  }

  private void generate(String program) throws Exception {
    Process generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                DATA.resolve("generator").resolve(program + ".java").toString(),
                folder.toString())
            .inheritIO()
            .start();

    assertThat(generator.waitFor()).isZero();
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  /** Of a compressed file, what it holds: its own bytes may differ between versions of zlib. */
  private static byte[] content(Path file) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return plain.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
