package io.sparketl.jobs;

import static io.sparketl.jobs.CopiedTrips.failure;
import static io.sparketl.jobs.CopiedTrips.skipping;
import static io.sparketl.jobs.CopiedTrips.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.jobs.io.FrailFileSystem;
import io.sparketl.jobs.io.Source;
import io.sparketl.testkit.SparkExtension;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files that were damaged on their way, and storage that does not give them. */
@ExtendWith(SparkExtension.class)
class DamagedFileTest {

  @TempDir Path folder;
  private Path inputs;
  private Path out;

  @BeforeEach
  void makesAFolderForInputs() throws IOException {
    inputs = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out/copy.parquet");
  }

  @Test
  void aTruncatedArchiveIsRefusedByName(SparkSession spark) throws IOException {
    byte[] whole = archive();
    write("a.csv", "name,miles\na,1\n");
    Files.write(inputs.resolve("b.csv.gz"), Arrays.copyOf(whole, whole.length / 2));

    EtlException failure = failure(source(inputs.toString()), spark, out);

    assertThat(failure)
        .hasMessage(
            "ETL-205 INPUT_UNREADABLE: file:%s/b.csv.gz is damaged or ends too early: Unexpected"
                    .formatted(inputs)
                + " end of input stream; check that the file was copied whole, and that it is what"
                + " its name says");
    assertThat(failure.code().outcome()).isEqualTo(Outcome.DATA_REFUSED);
  }

  @Test
  void aTruncatedFrameIsRefusedByName(SparkSession spark) throws IOException {
    byte[] whole = Zstd.compress(trips().getBytes(StandardCharsets.UTF_8));
    Files.write(inputs.resolve("b.csv.zst"), Arrays.copyOf(whole, whole.length / 2));

    EtlException failure = failure(source(inputs.toString()), spark, out);

    assertThat(failure)
        .hasMessageStartingWith(
            "ETL-205 INPUT_UNREADABLE: file:%s/b.csv.zst is damaged or ends too early: "
                .formatted(inputs));
    assertThat(failure.code().outcome()).isEqualTo(Outcome.DATA_REFUSED);
  }

  @Test
  void whatStorageFailsToGiveIsNotDamaged(SparkSession spark) throws IOException {
    Files.write(inputs.resolve("b.csv.gz"), archive());
    byte[] zstd = Zstd.compress(trips().getBytes(StandardCharsets.UTF_8));
    Files.write(inputs.resolve("b.csv.zst"), zstd);
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();

    for (String name : new String[] {"b.csv.gz", "b.csv.zst"}) {
      IOException thrown = new EOFException("the store hung up");
      FrailFileSystem.fail(hadoop, name, 500_000, thrown);
      assertThat(failure(source("frail:" + inputs.resolve(name)), spark, out))
          .hasMessageStartingWith("ETL-401 JOB_FAILED: the store hung up; ");
      FrailFileSystem.fail(hadoop, name, 1, thrown);
      assertThat(failure(skipping(source("frail:" + inputs)), spark, out))
          .hasMessage(
              "ETL-501 STORAGE_UNREACHABLE: frail:%s/%s cannot be read: the store hung up; check"
                      .formatted(inputs, name)
                  + " the storage that it is on, then try again");
    }
  }

  @Test
  void aParquetFileDamagedInTheMiddleIsRefusedByName(SparkSession spark) throws IOException {
    spark
        .range(100_000)
        .selectExpr("'a' AS name", "CAST(hash(id) AS DOUBLE) AS miles")
        .coalesce(1)
        .write()
        .mode("append")
        .parquet(inputs.toString());
    Path file = onlyParquet();
    byte[] whole = Files.readAllBytes(file);
    Arrays.fill(whole, whole.length / 4, whole.length / 2, (byte) 0xff);
    Files.write(file, whole);
    Files.delete(file.resolveSibling("." + file.getFileName() + ".crc"));

    assertThat(failure(parquet(inputs), spark, out))
        .hasMessageStartingWith(
            "ETL-205 INPUT_UNREADABLE: file:%s is damaged or ends too early: ".formatted(file));
  }

  @Test
  void aBitThatFlippedInAParquetFileIsNoNumber(SparkSession spark) throws IOException {
    spark
        .range(10_000)
        .selectExpr("'a' AS name", "CAST(hash(id) AS DOUBLE) AS miles")
        .coalesce(1)
        .write()
        .mode("append")
        .option("compression", "uncompressed")
        .option("parquet.enable.dictionary", "false")
        .parquet(inputs.toString());
    Path file = onlyParquet();
    byte[] whole = Files.readAllBytes(file);
    whole[whole.length / 2] ^= 1;
    Files.write(file, whole);
    Files.delete(file.resolveSibling("." + file.getFileName() + ".crc"));

    assertThat(failure(parquet(inputs), spark, out))
        .hasMessageStartingWith(
            "ETL-205 INPUT_UNREADABLE: file:%s is damaged or ends too early: ".formatted(file));
  }

  private static Source parquet(Path folder) {
    return Source.of(List.of(folder.toString()), Source.Format.PARQUET, 1);
  }

  private Path onlyParquet() throws IOException {
    try (var files = Files.newDirectoryStream(inputs, "*.parquet")) {
      return files.iterator().next();
    }
  }

  @Test
  void anArchiveDamagedInTheMiddleIsRefusedByName(SparkSession spark) throws IOException {
    byte[] whole = archive();
    Arrays.fill(whole, whole.length / 2, whole.length / 2 + 64, (byte) 0xff);
    Files.write(inputs.resolve("b.csv.gz"), whole);

    assertThat(failure(source(inputs.toString()), spark, out))
        .hasMessageStartingWith("ETL-205 INPUT_UNREADABLE: file:%s/b.csv.gz is ".formatted(inputs));
  }

  @Test
  void whatIsNoArchiveIsRefusedBeforeAnythingIsRead(SparkSession spark) throws IOException {
    write("a.csv.gz", "name,miles\na,1\n");

    assertThat(failure(source(inputs.toString()), spark, out))
        .hasMessageStartingWith(
            "ETL-205 INPUT_UNREADABLE: file:%s/a.csv.gz is damaged or ends too early: not a gzip"
                .formatted(inputs));
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(inputs.resolve(name), content);
  }

  /** Longer than what is read at a time, and not all of one letter. */
  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(trips().getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String trips() {
    StringBuilder trips = new StringBuilder("name,miles\n");
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      trips.append(random.nextInt()).append(',').append(i).append('\n');
    }
    return trips.toString();
  }
}
