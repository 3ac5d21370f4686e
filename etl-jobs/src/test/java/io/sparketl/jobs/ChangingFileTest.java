package io.sparketl.jobs;

import static io.sparketl.jobs.CopiedTrips.failure;
import static io.sparketl.jobs.CopiedTrips.source;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.jobs.io.LocalStore;
import io.sparketl.testkit.SparkExtension;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that change, go away or cannot be opened while a job runs. */
@ExtendWith(SparkExtension.class)
class ChangingFileTest {

  /** More than a task reads before it hands over the first rows. */
  private static final int ROWS = 200_000;

  /** What happens to a file. */
  private interface Change {
    void happenTo(Path file) throws IOException;
  }

  @TempDir Path folder;
  private Path file;
  private Path out;

  @BeforeEach
  void makesAFile() throws IOException {
    file = folder.resolve("in.csv");
    out = folder.resolve("out/copy.parquet");
    Files.writeString(file, "name,miles\n" + "a,1.5\n".repeat(ROWS));
  }

  static Stream<Arguments> changes() {
    Change grows = changed -> Files.writeString(changed, "b,2\n", StandardOpenOption.APPEND);
    Change shrinks = changed -> truncate(changed, 100);
    Change isTouched = changed -> Files.setLastModifiedTime(changed, FileTime.from(Instant.EPOCH));
    String had = "it had 1,200,011 bytes of \\S+Z and now has ";
    return Stream.of(
        Arguments.of("grows", grows, had + "1,200,015 of \\S+Z"),
        Arguments.of("shrinks", shrinks, had + "100 of \\S+Z"),
        Arguments.of("is touched", isTouched, had + "1,200,011 of 1970-01-01T00:00:00Z"),
        Arguments.of("vanishes", (Change) Files::delete, "it is no longer there"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void aChangeBeforeTheFirstRowFailsTheRun(
      String name, Change change, String problem, SparkSession spark) {
    EtlException failure =
        failure(source(file.toString()), spark, out, trips -> after(change, trips));

    assertChanged(failure, problem);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void aChangeAmidTheRowsFailsTheRun(
      String name, Change change, String problem, SparkSession spark) {
    Changing.next = change;
    Changing.file = file;
    UnaryOperator<Dataset<Row>> amid =
        trips ->
            trips.withColumn(
                "name",
                udf(new Changing(), DataTypes.StringType).asNondeterministic().apply(col("name")));

    EtlException failure = failure(source(file.toString()), spark, out, amid);

    assertChanged(failure, problem);
  }

  private void assertChanged(EtlException failure, String problem) {
    assertThat(failure)
        .hasMessageMatching(
            "ETL-208 INPUT_CHANGED: file:%s changed while it was read: %s; run again when whoever"
                    .formatted(file, problem)
                + " writes it has finished");
    assertThat(failure.code().outcome()).isEqualTo(Outcome.ENVIRONMENT);
  }

  @Test
  void aFileThatMayNotBeOpenedIsAMatterOfPermission(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    hadoop.set("fs.closed.impl", ClosedFileSystem.class.getName());
    ClosedFileSystem.OPENINGS.set(0);
    String path = "closed:" + file;
    String problem = "Permission denied: user=me, access=READ, inode=\"%s\"".formatted(file);

    EtlException atTheHead = failure(source(path), spark, out);
    ClosedFileSystem.OPENINGS.set(1);
    EtlException atTheRows = failure(source(path), spark, out);

    for (EtlException failure : new EtlException[] {atTheHead, atTheRows}) {
      assertThat(failure)
          .hasMessage(
              "ETL-801 ACCESS_DENIED: %s; ask for the right to read or write there, or run as"
                      .formatted(problem)
                  + " somebody who has it");
      assertThat(failure.code().outcome()).isEqualTo(Outcome.PERMISSION);
    }
  }

  /** Java says so of local files: it is there, and it is not found. */
  @Test
  void aLocalFileThatMayNotBeReadIsNotTakenForOneThatIsGone(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    hadoop.set("fs.closed.impl", ClosedFileSystem.class.getName());
    ClosedFileSystem.OPENINGS.set(1);
    ClosedFileSystem.isLocal = true;
    try {
      assertThat(failure(source("closed:" + file), spark, out))
          .hasMessageStartingWith(
              "ETL-801 ACCESS_DENIED: %s (Permission denied); ".formatted(file));
    } finally {
      ClosedFileSystem.isLocal = false;
    }
  }

  @Test
  void aFileHasNotChangedIfItsStoreTellsOnlyTheSecond(SparkSession spark) throws IOException {
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_600_000_000_789L));
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    hadoop.set("fs.seconds.impl", SecondsFileSystem.class.getName());

    assertThat(CopiedTrips.of(source("seconds:" + folder), spark, out).rows()).hasSize(ROWS);
  }

  private Dataset<Row> after(Change change, Dataset<Row> trips) {
    try {
      change.happenTo(file);
      return trips;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void truncate(Path file, long length) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(length);
    }
  }

  /** Gives what it is given, and changes the file at the first row. */
  private static final class Changing implements UDF1<String, String> {

    private static final long serialVersionUID = 1L;

    private static Path file = Path.of("");
    private static Change next = changed -> {};

    @Override
    public String call(String name) throws IOException {
      synchronized (Changing.class) {
        next.happenTo(file);
        next = changed -> {};
      }
      return name;
    }
  }

  /** Lists files to the millisecond and tells of one only the second, as some object stores do. */
  public static final class SecondsFileSystem extends LocalStore {

    public SecondsFileSystem() {
      super("seconds");
    }

    @Override
    public FileStatus[] listStatus(org.apache.hadoop.fs.Path folder) throws IOException {
      FileStatus[] listed = super.listStatus(folder);
      for (int i = 0; i < listed.length; i++) {
        listed[i] = super.getFileStatus(listed[i].getPath());
      }
      return listed;
    }

    @Override
    public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
      FileStatus exact = super.getFileStatus(path);
      return at(exact.getModificationTime() / 1000 * 1000, exact);
    }
  }

  /** Local files under another scheme, which are opened only so many times. */
  public static final class ClosedFileSystem extends RawLocalFileSystem {

    static final AtomicInteger OPENINGS = new AtomicInteger();
    static volatile boolean isLocal;

    @Override
    public URI getUri() {
      return URI.create("closed:///");
    }

    @Override
    public String getScheme() {
      return "closed";
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path, int bufferSize)
        throws IOException {
      if (OPENINGS.getAndDecrement() > 0) {
        return super.open(path, bufferSize);
      }
      String local = path.toUri().getPath();
      throw isLocal
          ? new FileNotFoundException(local + " (Permission denied)")
          : new AccessControlException(
              "Permission denied: user=me, access=READ, inode=\"%s\"".formatted(local));
    }
  }
}
