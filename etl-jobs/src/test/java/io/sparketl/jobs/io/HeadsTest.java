package io.sparketl.jobs.io;

import static io.sparketl.core.contract.Field.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.contract.Contract;
import io.sparketl.core.error.EtlException;
import io.sparketl.testkit.SparkExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The heads of many files are read side by side, which nobody can see but by the time it takes. */
@ExtendWith(SparkExtension.class)
class HeadsTest {

  private static final Contract MILES = Contract.of(number("miles"));
  private static final int FILES = 60;

  @TempDir Path folder;

  @BeforeEach
  void makesFiles(SparkSession spark) throws IOException {
    for (int i = 10; i < 10 + FILES; i++) {
      Files.writeString(folder.resolve(i + ".csv"), "miles,c%d\n1,2\n".formatted(i));
    }
    spark.sparkContext().hadoopConfiguration().set("fs.far.impl", FarFileSystem.class.getName());
    FarFileSystem.OPENINGS.set(0);
    FarFileSystem.MOST.set(0);
    FarFileSystem.farthest = "";
  }

  @Test
  void headsAreReadSideBySideAndFilesStayInOrder(SparkSession spark) throws IOException {
    SourcePlan plan = plan(spark, Source.OnBadFile.FAIL);

    assertThat(plan.csv()).extracting(file -> file.head().columns().get(1)).isSorted();
    assertThat(plan.files()).isEqualTo(FILES);
    assertThat(FarFileSystem.OPENINGS).hasValue(FILES);
    assertThat(FarFileSystem.MOST).hasValueBetween(2, 32);
  }

  @Test
  void theFirstBadFileIsReportedWhicheverFailsFirst(SparkSession spark) throws IOException {
    Files.writeString(folder.resolve("20.csv"), "far\n");
    Files.writeString(folder.resolve("21.csv"), "near\n");
    FarFileSystem.farthest = "20.csv";

    assertThatThrownBy(() -> plan(spark, Source.OnBadFile.FAIL))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("/20.csv has no column 'miles'");
    assertThat(plan(spark, Source.OnBadFile.SKIP).skipped())
        .extracting(file -> file.path().replaceAll(".*/", ""))
        .containsExactly("20.csv", "21.csv");
  }

  @Test
  void noThreadIsLeft(SparkSession spark) throws Exception {
    Files.writeString(folder.resolve("20.csv"), "bad\n");
    var before = Thread.getAllStackTraces().keySet();

    assertThatThrownBy(() -> plan(spark, Source.OnBadFile.FAIL)).isInstanceOf(EtlException.class);

    var after = Thread.getAllStackTraces().keySet();
    after.removeAll(before);
    after.removeIf(thread -> !thread.getName().startsWith("pool-"));
    for (Thread thread : after) {
      // A pool that has ended may have threads that are about to.
      thread.join(10_000);
    }
    assertThat(after).noneMatch(Thread::isAlive);
  }

  @Test
  void aTableWithoutASchemaReadsEachHeadOnce(SparkSession spark) {
    assertThat(spark.read().format("ledger-csv").load("far:" + folder).columns())
        .hasSize(FILES + 1);

    assertThat(FarFileSystem.OPENINGS).hasValue(FILES);
  }

  private SourcePlan plan(SparkSession spark, Source.OnBadFile onBadFile) throws IOException {
    Source any = Source.of(List.of("far:" + folder), Source.Format.CSV, 1);
    Source source =
        new Source(
            any.path(), any.format(), any.maxRejected(), onBadFile, any.rejects(), any.csv());
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    return SourcePlan.of(new InputPort("trips", source, MILES), hadoop);
  }

  /** Local files as {@code far:…}; opening one waits a while for others to be opened meanwhile. */
  public static final class FarFileSystem extends LocalStore {

    static final AtomicInteger OPENINGS = new AtomicInteger();
    static final AtomicInteger MOST = new AtomicInteger();
    static volatile String farthest = "";

    private static final AtomicInteger UNDER_WAY = new AtomicInteger();
    private static final Semaphore NEVER = new Semaphore(0);

    public FarFileSystem() {
      super("far");
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path, int bufferSize)
        throws IOException {
      OPENINGS.incrementAndGet();
      MOST.accumulateAndGet(UNDER_WAY.incrementAndGet(), Math::max);
      try {
        NEVER.tryAcquire(path.getName().equals(farthest) ? 500 : 20, TimeUnit.MILLISECONDS);
        return super.open(path, bufferSize);
      } catch (InterruptedException e) {
        throw new IOException(e);
      } finally {
        UNDER_WAY.decrementAndGet();
      }
    }
  }
}
