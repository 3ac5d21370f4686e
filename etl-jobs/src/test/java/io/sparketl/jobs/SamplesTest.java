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

/** The samples in the repository are what their generator makes. */
class SamplesTest {

  private static final Path DATA = Path.of("..", "data");

  @TempDir Path folder;

  @Test
  void taxiSamplesAreTheGenerators() throws Exception {
    Process generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                DATA.resolve("generator/TaxiSamples.java").toString(),
                folder.toString())
            .inheritIO()
            .start();

    assertThat(generator.waitFor()).isZero();
    for (String colour : List.of("yellow", "green")) {
      List<Path> made = filesBelow(folder.resolve(colour));
      assertThat(made).isEqualTo(filesBelow(DATA.resolve("taxi").resolve(colour))).isNotEmpty();
      for (Path file : made) {
        assertThat(content(folder.resolve(colour).resolve(file)))
            .as(file.toString())
            .isEqualTo(content(DATA.resolve("taxi").resolve(colour).resolve(file)));
      }
    }
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
