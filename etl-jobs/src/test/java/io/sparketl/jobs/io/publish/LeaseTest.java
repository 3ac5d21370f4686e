package io.sparketl.jobs.io.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseTest {

  @TempDir Path folder;
  private Path staging = Path.of("");

  @BeforeEach
  void namesTheStagingFolder() {
    staging = folder.resolve(".summary.csv.staging");
  }

  @Test
  void aLivingHolderIsNamedAndKeepsIt() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      write(holder("r1-1", processOf(other), Instant.now().minusSeconds(1)));

      assertThatThrownBy(() -> take("r2-1"))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining(
              "ETL-304 OUTPUT_TAKEN: %s/summary.csv is being written by the run r1-1 (process %d on "
                  .formatted(folder, other.pid()));
      assertThat(staging.resolve("lease")).content().contains("writer = r1-1");
    } finally {
      other.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void aDeadHolderLosesItAtOnceAndWhatItLeftIsSwept() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    DriverProcess dead = processOf(other);
    assertThat(other.destroyForcibly().waitFor(1, TimeUnit.MINUTES)).isTrue();
    write(holder("r1-1", dead, Instant.now().plusSeconds(1_000)));
    Files.createDirectories(staging.resolve("r1-1/_temporary"));
    Files.writeString(staging.resolve("r1-1/part-00000"), "half");
    Files.writeString(staging.resolve(".lease.staging"), "half");

    try (Lease lease = take("r2-1")) {
      lease.requireHeld();
      assertThat(staging.toFile().list()).containsExactly("lease");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aHolderOnAnotherMachineHasItUntilItsTimeIsOver() throws Exception {
    DriverProcess elsewhere = new DriverProcess("elsewhere", "another boot", 1, "77");
    write(holder("r1-1", elsewhere, Instant.now().plusSeconds(1_000)));
    assertThatThrownBy(() -> take("r2-1"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("by the run r1-1 (process 1 on elsewhere)");

    write(holder("r1-1", elsewhere, Instant.now().minusSeconds(1)));
    take("r2-1").close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aNumberThatWasGivenToAnotherProcessIsNotThatHolder() throws Exception {
    long self = ProcessHandle.current().pid();
    DriverProcess now = DriverProcess.current();
    DriverProcess earlier = new DriverProcess(now.host(), now.space(), self, "77");
    write(holder("r1-1", earlier, Instant.now().plusSeconds(1_000)));

    take("r2-1").close();

    assertThat(folder).isEmptyDirectory();
  }

  /** Two containers may have one name, and both a process 2. */
  @Test
  void aHolderInAnotherContainerOfThatNameIsNotSeenToBeDead() throws Exception {
    DriverProcess now = DriverProcess.current();
    DriverProcess other = new DriverProcess(now.host(), now.space() + "2", 2, "77");
    write(holder("r1-1", other, Instant.now().plusSeconds(1_000)));

    assertThatThrownBy(() -> take("r2-1"))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-304 OUTPUT_TAKEN");
  }

  @Test
  void othersCanReadWhoHasIt() throws Exception {
    try (Lease lease = take("r1-1")) {
      lease.requireHeld();
      assertThat(Files.getPosixFilePermissions(staging.resolve("lease")))
          .containsAll(Files.getPosixFilePermissions(Files.createFile(folder.resolve("any"))));
    }
  }

  @Test
  void whatIsNoLeaseIsNobodys() throws Exception {
    Files.createDirectories(staging);
    Files.writeString(staging.resolve("lease"), "");

    take("r2-1").close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whoLostItIsToldAndLeavesItToTheOther() throws Exception {
    Lease lease = take("r1-1");
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      write(holder("r2-1", processOf(other), Instant.now().plusSeconds(1_000)));

      assertThatThrownBy(lease::requireHeld)
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("is being written by the run r2-1");
      lease.close();
      assertThat(staging.resolve("lease")).content().contains("writer = r2-1");
    } finally {
      other.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }
  }

  private Lease take(String writer) throws IOException {
    Publisher place = Publisher.of(folder.resolve("summary.csv").toString(), new Configuration());
    return Lease.take(new StagingFolder(place), writer);
  }

  private static LeaseHolder holder(String writer, DriverProcess process, Instant until) {
    return new LeaseHolder(writer, process, until);
  }

  private static DriverProcess processOf(Process process) {
    return DriverProcess.of(process.pid());
  }

  private void write(LeaseHolder holder) throws IOException {
    Files.createDirectories(staging);
    Files.write(staging.resolve("lease"), holder.toBytes());
  }
}
