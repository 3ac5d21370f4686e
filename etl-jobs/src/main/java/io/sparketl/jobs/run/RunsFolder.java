package io.sparketl.jobs.run;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.io.StorageFailures;
import io.sparketl.jobs.io.publish.Publisher;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/**
 * The folder in which every run has a folder of its own.
 *
 * @param path the folder, in any file system
 * @param hadoop how file systems are reached
 */
public record RunsFolder(String path, Configuration hadoop) {

  /** Object stores answer slowly, and many at once as fast as one. */
  private static final int READERS = 16;

  private record Dated(Instant when, ListedRun run) {}

  /** The folder of one run, which need not be there yet. */
  public RunFolder run(RunId id) {
    return RunFolder.of(path, id, hadoop);
  }

  /**
   * All runs, the newest first. A folder without a plan is no run; one whose records cannot be read
   * is, and says why.
   */
  public List<ListedRun> list() {
    return reading(this::dated).stream()
        .sorted(Comparator.comparing(Dated::when).reversed())
        .map(Dated::run)
        .toList();
  }

  /**
   * The record of a run.
   *
   * @param name its id, or {@code last} for the newest
   * @throws EtlException NAME_UNKNOWN if there is none
   */
  public RunRecord find(String name) {
    RunId id = name.equals(RunId.LAST) ? newest() : new RunId(name);
    return reading(() -> found(id));
  }

  private RunId newest() {
    return list().stream()
        .findFirst()
        .map(run -> new RunId(run.runId()))
        .orElseThrow(
            () ->
                new EtlException(
                    ErrorCode.NAME_UNKNOWN,
                    "there are no runs in " + path,
                    "start one with 'etl run', or name the folder of your runs with --runs"));
  }

  private RunRecord found(RunId id) throws IOException {
    RunFolder folder = run(id);
    Optional<RunRecord> record = folder.record();
    if (record.isPresent()) {
      return record.get();
    }
    throw folder.plan().isPresent() ? notBegun(id) : unknown(id);
  }

  private EtlException unknown(RunId id) throws IOException {
    List<String> others =
        ids().stream().filter(other -> !other.equals(id)).map(RunId::text).toList();
    return new EtlException(
        ErrorCode.NAME_UNKNOWN,
        "there is no run '%s' in %s%s"
            .formatted(id, path, Suggestion.didYouMean(id.text(), others)),
        "'etl status' lists the runs; --runs names another folder of them");
  }

  private static EtlException notBegun(RunId id) {
    return new EtlException(
        ErrorCode.NAME_UNKNOWN,
        "the run '%s' is planned, and no attempt of it has begun".formatted(id),
        "look again in a moment; if it does not begin, repeat it with --run-id " + id);
  }

  private List<RunId> ids() throws IOException {
    Publisher place = Publisher.of(path, hadoop);
    try {
      return Stream.of(place.fileSystem().listStatus(place.target()))
          .filter(FileStatus::isDirectory)
          .map(status -> status.getPath().getName())
          .filter(RunId::isOne)
          .map(RunId::new)
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private List<Dated> dated() throws IOException {
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    try {
      List<CompletableFuture<Optional<Dated>>> runs =
          ids().stream()
              .map(id -> CompletableFuture.supplyAsync(() -> dated(id), readers))
              .toList();
      return runs.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();
    } finally {
      readers.shutdownNow();
    }
  }

  private Optional<Dated> dated(RunId id) {
    RunFolder folder = run(id);
    try {
      Optional<Instant> planned = folder.plannedAt();
      return planned.map(when -> dated(folder, id, when));
    } catch (IOException e) {
      return Optional.of(new Dated(Instant.MIN, ListedRun.unknown(id, StorageFailures.text(e))));
    }
  }

  /** One record that cannot be read must not hide the others. */
  private Dated dated(RunFolder folder, RunId id, Instant planned) {
    try {
      return folder
          .record()
          .map(run -> new Dated(Instant.parse(run.startedAt()), ListedRun.of(run)))
          .orElseGet(() -> new Dated(planned, ListedRun.unknown(id, notBegun(id).problem())));
    } catch (EtlException e) {
      return new Dated(planned, ListedRun.unknown(id, e.problem()));
    } catch (IOException e) {
      return new Dated(planned, ListedRun.unknown(id, StorageFailures.text(e)));
    }
  }

  /** What is done with storage. */
  private interface Reading<T> {
    T run() throws IOException;
  }

  private <T> T reading(Reading<T> action) {
    try {
      return action.run();
    } catch (IOException e) {
      throw StorageFailures.classify(e)
          .orElseGet(
              () ->
                  new EtlException(
                      ErrorCode.RECORD_UNREADABLE,
                      "%s cannot be read: %s".formatted(path, StorageFailures.text(e)),
                      "check the folder that --runs names",
                      e));
    }
  }
}
