package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.launcher.Shell.ShellResult;
import io.sparketl.launcher.cluster.ClusterLedger;
import io.sparketl.launcher.cluster.ClusterLedger.Mishap;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The source {@code ledger-csv} of the job jar under a whole Spark distribution, in {@code
 * SPARK_HOME}: from Python, and on executors of their own.
 */
@Tag("distribution")
class LedgerCsvIT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path JOB_JAR = HOME.resolve("etl-jobs/target/etl-job.jar");
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final int FIVES = 20_000;

  @TempDir Path folder;

  @Test
  void theJobJarNamesTheSource() throws IOException {
    String services = "META-INF/services/org.apache.spark.sql.sources.DataSourceRegister";
    try (JarFile jar = new JarFile(JOB_JAR.toFile())) {
      assertThat(jar.getInputStream(jar.getEntry(services)))
          .hasContent("io.sparketl.jobs.io.LedgerCsv");
      assertThat(jar.stream().map(ZipEntry::getName))
          .contains("io/sparketl/jobs/io/LedgerCsv.class", "io/sparketl/shaded/config/Config.class")
          .noneMatch(name -> name.startsWith("com/typesafe/"));
    }
  }

  @Test
  void pythonReadsWithNothingButTheJobJar() throws Exception {
    Path script = HOME.resolve("etl-launcher/src/test/python/ledger_csv.py");

    ShellResult read =
        submit(List.of("--master", "local[2]", "--jars", JOB_JAR.toString(), script.toString()));

    assertThat(read.status()).as(read.err()).isZero();
    assertThat(read.out()).contains("ledger-csv is well on Spark 3.5.5");
  }

  @ParameterizedTest
  @EnumSource
  void rowsCountOnceWhateverBecomesOfExecutors(Mishap mishap) throws Exception {
    Path trips = trips();

    ShellResult read =
        submit(
            List.of(
                "--master",
                "local-cluster[2,1,1024]",
                "--jars",
                JOB_JAR.toString(),
                "--class",
                ClusterLedger.class.getName(),
                jarOfTests().toString(),
                mishap.name(),
                trips.toString(),
                folder.toString()));

    assertThat(read.status()).as(read.err()).isZero();
    assertThat(folder.resolve("struck")).exists();
    assertThat(read.err()).contains("Lost executor");
    assertThat(read.out())
        .contains("rows %d\n".formatted(2 * (FIVES + 100)))
        .contains(
            "counts RowCounts[read=%d, used=%d, rejected={"
                .formatted(5 * (FIVES + 100), 2 * (FIVES + 100)))
        .contains("id missing=%d".formatted(FIVES + 100))
        .contains("miles not a number=%d".formatted(FIVES + 100))
        .contains("filtered={miles above zero=%d}".formatted(FIVES + 100))
        .containsPattern("coverage Coverage\\[planned=([0-9]+), complete=\\1\\]");
  }

  @Test
  void aFailureOfAnExecutorKeepsItsOwnCode() throws Exception {
    Path cut = Files.write(folder.resolve("cut.csv.gz"), archive(50_000));

    ShellResult read =
        submit(
            List.of(
                "--master",
                "local-cluster[2,1,1024]",
                "--class",
                "io.sparketl.jobs.JobMain",
                JOB_JAR.toString(),
                "taxi-summary",
                "--run-id",
                "cut",
                "--set",
                "green=null",
                "--set",
                "yellow.path=" + cut,
                "--set",
                "summary.path=s.csv"));

    assertThat(read.status()).isNotZero();
    assertThat(read.err())
        .contains("EtlException: ETL-205 INPUT_UNREADABLE: file:%s is damaged".formatted(cut));
    assertThat(folder.resolve("runs/cut/taxi-summary/1.json"))
        .content()
        .contains("\"INPUT_UNREADABLE\"");
  }

  private ShellResult submit(List<String> arguments) throws Exception {
    String sparkHome = System.getenv("SPARK_HOME");
    assertThat(sparkHome).as("SPARK_HOME names a whole Spark distribution").isNotBlank();
    List<String> command = new ArrayList<>(List.of(sparkHome + "/bin/spark-submit"));
    command.addAll(List.of("--conf", "spark.driver.host=127.0.0.1"));
    command.addAll(List.of("--conf", "spark.driver.bindAddress=127.0.0.1"));
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    command.addAll(arguments);
    return Shell.run(
        folder, Map.of("SPARK_LOCAL_IP", "127.0.0.1", "SPARK_HOME", sparkHome), command, LONG);
  }

  /** Of five rows two are used, one is filtered and two are rejected. */
  private Path trips() throws IOException {
    Path trips = Files.createDirectory(folder.resolve("trips"));
    Files.writeString(trips.resolve("a.csv"), "id,miles\n" + fives(FIVES));
    try (OutputStream gzip =
        new GZIPOutputStream(Files.newOutputStream(trips.resolve("b.csv.gz")))) {
      gzip.write(
          ("miles,x,id\n" + fives(100).replaceAll("(.*),(.*)\n", "$2,,$1\n"))
              .getBytes(StandardCharsets.UTF_8));
    }
    return trips;
  }

  private static String fives(int count) {
    StringBuilder lines = new StringBuilder();
    for (int id = 1; id <= count; id++) {
      lines.append("%d,1.5\n%d,0\n,2\n%d,n/a\n%d,2\n".formatted(id, id, id, id));
    }
    return lines.toString();
  }

  /** The first half of an archive of trips. */
  private static byte[] archive(int rows) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("trip_distance,total_amount\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 1; i <= rows; i++) {
        gzip.write("%d.5,%d\n".formatted(i, i * 7919L % 1000).getBytes(StandardCharsets.UTF_8));
      }
    }
    return java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
  }

  private Path jarOfTests() throws IOException {
    Path classes = Path.of("target/test-classes");
    String name = ClusterLedger.class.getPackageName().replace('.', '/');
    Path jar = folder.resolve("tests.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.list(classes.resolve(name))) {
      for (Path file : files.toList()) {
        out.putNextEntry(new ZipEntry(name + "/" + file.getFileName()));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
