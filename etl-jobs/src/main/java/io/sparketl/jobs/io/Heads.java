package io.sparketl.jobs.io;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Reads the heads of many files, several at a time: each is little, but far away. */
final class Heads {

  /** More would be refused by stores rather than be faster. */
  private static final int AT_A_TIME = 24;

  private Heads() {}

  /**
   * What {@code reader} makes of each file, in the order of the files. Of several that fail the
   * first fails the whole. No thread is left when this ends.
   */
  static <T> List<T> inOrder(List<SourceFile> files, Function<SourceFile, T> reader) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<T>> heads =
          files.stream().map(file -> threads.submit(() -> reader.apply(file))).toList();
      return heads.stream().map(Heads::result).toList();
    } finally {
      end(threads);
    }
  }

  private static void end(ExecutorService threads) {
    // After a failure nobody waits for the heads that are left.
    threads.shutdownNow();
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T result(Future<T> head) {
    try {
      return head.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted amid heads of files"));
    }
  }
}
