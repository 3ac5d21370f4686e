package io.sparketl.jobs.io.publish;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to make and publish what stands at a place. One process has it at a time; it is renewed
 * while that process lives, and ends some minutes after its death, at once if that can be seen.
 *
 * <p>Two that find a dead holder at the same moment may both take its lease; the one whose lease
 * was taken is told so before it publishes.
 */
public final class Lease implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final Duration TERM = Duration.ofMinutes(3);
  private static final Duration RENEWAL = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 5;

  private final StagingFolder folder;
  private final Publisher file;
  private final LeaseHolder holder;
  private final Timer renewal = new Timer("lease-renewal", true);
  private boolean isClosed;

  private Lease(StagingFolder folder, LeaseHolder holder) {
    this.folder = folder;
    this.file = folder.leaseFile();
    this.holder = holder;
    renewal.schedule(
        new TimerTask() {
          @Override
          public void run() {
            renew();
          }
        },
        RENEWAL.toMillis(),
        RENEWAL.toMillis());
  }

  /**
   * Takes the lease of a place, and sweeps out what its last holder left if that has died.
   *
   * @param writer the attempt of a run that wants to write
   * @throws EtlException OUTPUT_TAKEN if somebody else has it
   */
  public static Lease take(StagingFolder folder, String writer) throws IOException {
    LeaseHolder self = new LeaseHolder(writer, DriverProcess.current(), Instant.now().plus(TERM));
    Publisher file = folder.leaseFile();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (isCreated(file, self)) {
        return begun(new Lease(folder, self));
      }
      Optional<LeaseHolder> other = holderOf(file);
      if (other.isPresent() && !other.get().isGone(Instant.now())) {
        throw taken(folder.place(), other.get());
      }
      file.fileSystem().delete(file.target(), false);
    }
    throw new IOException("the lease %s is taken and given up all the time".formatted(file.text()));
  }

  private static boolean isCreated(Publisher file, LeaseHolder self) throws IOException {
    try {
      return file.create(self.toBytes());
    } catch (NoSuchFileException | FileNotFoundException e) {
      // The last holder has just taken the folder away, with what was about to be the lease in it.
      return false;
    }
  }

  /**
   * A file system without an exclusive creation lets two create: the one that reads itself has it.
   */
  private static Lease begun(Lease lease) throws IOException {
    try {
      lease.requireHeld();
      lease.folder.sweep();
      return lease;
    } catch (IOException | RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  /**
   * Makes sure that nobody has taken the lease for that of a dead holder.
   *
   * @throws EtlException OUTPUT_TAKEN if somebody has
   */
  public void requireHeld() throws IOException {
    Optional<LeaseHolder> now = holderOf(file);
    if (now.isEmpty() || !now.get().isSameAs(holder)) {
      throw taken(folder.place(), now.orElse(holder));
    }
  }

  /** Gives the lease up, with the folder of which it is the right to use. */
  @Override
  public synchronized void close() throws IOException {
    isClosed = true;
    renewal.cancel();
    Optional<LeaseHolder> now = holderOf(file);
    if (now.isPresent() && now.get().isSameAs(holder)) {
      try {
        folder.sweep();
      } finally {
        file.fileSystem().delete(file.target(), false);
      }
      folder.removeIfEmpty();
    }
  }

  /** A renewal that came after the end would bring the lease back. */
  private synchronized void renew() {
    if (isClosed) {
      return;
    }
    try {
      requireHeld();
      file.publish(holder.until(Instant.now().plus(TERM)).toBytes());
    } catch (IOException | RuntimeException e) {
      LOG.warn("The lease {} could not be renewed", file.text(), e);
    }
  }

  private static Optional<LeaseHolder> holderOf(Publisher file) throws IOException {
    FileSystem fileSystem = file.fileSystem();
    Path path = file.target();
    try (InputStream content = fileSystem.open(path)) {
      return LeaseHolder.parse(content.readAllBytes());
    } catch (FileNotFoundException e) {
      if (fileSystem.exists(path)) {
        throw new AccessDeniedException(path.toString(), null, "it is there, and cannot be read");
      }
      return Optional.empty();
    }
  }

  private static EtlException taken(Publisher place, LeaseHolder other) {
    return new EtlException(
        ErrorCode.OUTPUT_TAKEN,
        "%s is being written by the run %s (%s)"
            .formatted(place.text(), other.writer(), other.process()),
        "wait until that run has ended; if it is dead, its right ends by itself at "
            + other.until(),
        null);
  }
}
