package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparketl.launcher.Shell.ShellResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jobs on words as a process, with the packaged jars alone. */
class WordsIT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void runsSparkNlpFromItsJarAloneAndGivesWhatSqlGives() throws Exception {
    JsonNode nlp = run("run", "title-words");
    JsonNode sql = run("run", "title-words", "--set", "engine=columns");
    JsonNode years = run("run", "words-by-year", "--set", "bigrams=true");

    assertThat(nlp.at("/steps/0/parameters/engine").asText()).isEqualTo("spark-nlp");
    assertThat(nlp.at("/steps/0/sinks/words/rows").asLong()).isGreaterThan(5_000);
    assertThat(nlp.at("/steps/0/sinks/words/fingerprint"))
        .isEqualTo(sql.at("/steps/0/sinks/words/fingerprint"));
    assertThat(nlp.at("/steps/0/counts")).isEqualTo(sql.at("/steps/0/counts"));
    assertThat(years.at("/status").asText()).isEqualTo("succeeded");
  }

  @Test
  void sparkNlpIsInItsOwnJarOnly() throws IOException {
    Path job = HOME.resolve("etl-jobs/target/etl-job.jar");
    Path nlp = HOME.resolve("etl-words-nlp/target/etl-words-nlp.jar");

    assertThat(entries(job, "com/johnsnowlabs/")).isZero();
    assertThat(entries(job, "org/apache/lucene/")).isEqualTo(3);
    assertThat(entries(nlp, "com/johnsnowlabs/")).isPositive();
    assertThat(entries(nlp, "org/apache/spark/")).isZero();
    assertThat(entries(nlp, "io/sparketl/core/")).isZero();
  }

  private static long entries(Path jar, String below) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      long files = 0;
      Enumeration<? extends ZipEntry> all = zip.entries();
      while (all.hasMoreElements()) {
        ZipEntry entry = all.nextElement();
        files += entry.getName().startsWith(below) && !entry.isDirectory() ? 1 : 0;
      }
      return files;
    }
  }

  private JsonNode run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("etl").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-o", "json", "-q"));
    ShellResult run = Shell.run(folder, Map.of(), command, Duration.ofMinutes(3));
    assertThat(run.status()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }
}
