package io.sparketl.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A reader that never stops reading some files, and keeps every content that it has seen. */
final class PolledFiles implements AutoCloseable {

  private final FileSystem fileSystem;
  private final Duration pause;
  private final Map<Path, Set<String>> seen = new ConcurrentHashMap<>();
  private final Thread reader = new Thread(this::poll, "polling-reader");
  private volatile boolean isEnded;

  /**
   * A reader that has begun.
   *
   * @param pause between its looks: who writes the files needs a processor too
   */
  PolledFiles(FileSystem fileSystem, List<Path> files, Duration pause) {
    this.fileSystem = fileSystem;
    this.pause = pause;
    files.forEach(file -> seen.put(file, ConcurrentHashMap.newKeySet()));
    reader.start();
  }

  /**
   * What was read of a file until now, and what it holds now; a failure to read it is text that
   * begins with its name.
   */
  Set<String> contentsOf(Path file) {
    Optional<String> last = read(file);
    while (last.isEmpty()) {
      last = read(file);
    }
    Set<String> contents = new HashSet<>(seen.get(file));
    contents.add(last.get());
    return contents;
  }

  private void poll() {
    while (!isEnded) {
      seen.forEach((file, contents) -> read(file).ifPresent(contents::add));
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  private Optional<String> read(Path file) {
    try (InputStream content = fileSystem.open(file)) {
      return Optional.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      return isReplacedMeanwhile(e) ? Optional.empty() : Optional.of(e.toString());
    }
  }

  /**
   * S3A asks for the length and then for the content, HDFS for the blocks and then for the last of
   * them once more; both say so when these are of two files, and give nothing.
   */
  private static boolean isReplacedMeanwhile(Exception failure) {
    return failure.getClass().getSimpleName().equals("RemoteFileChangedException")
        || String.valueOf(failure.getMessage()).startsWith("Blocklist for ");
  }

  @Override
  public void close() {
    isEnded = true;
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
