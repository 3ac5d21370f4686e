package io.sparketl.jobs;

import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * What is to be done when the JVM is told to end, in the order that Hadoop keeps.
 *
 * @param first before Spark stops, so that what Spark's end breaks is not taken for a failure
 * @param last after Spark has stopped, and before file systems are closed
 */
public record Shutdown(Runnable first, Runnable last) {

  /** Spark stops at 30 above file systems. */
  private static final int BEFORE_SPARK = FileSystem.SHUTDOWN_HOOK_PRIORITY + 50;

  private static final int BEFORE_FILE_SYSTEMS = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;
  private static final long SECONDS = 60;

  /** From now on. */
  public void watch() {
    ShutdownHookManager hooks = ShutdownHookManager.get();
    hooks.addShutdownHook(first, BEFORE_SPARK, SECONDS, TimeUnit.SECONDS);
    hooks.addShutdownHook(last, BEFORE_FILE_SYSTEMS, SECONDS, TimeUnit.SECONDS);
  }

  /** No longer, unless the JVM is ending already. */
  public void ignore() {
    ShutdownHookManager hooks = ShutdownHookManager.get();
    if (!hooks.isShutdownInProgress()) {
      hooks.removeShutdownHook(first);
      hooks.removeShutdownHook(last);
    }
  }
}
