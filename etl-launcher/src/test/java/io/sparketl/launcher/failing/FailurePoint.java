package io.sparketl.launcher.failing;

import java.io.IOException;
import org.apache.hadoop.fs.Path;

/** The operation at which a file system of this package fails: they are counted in a JVM. */
public final class FailurePoint {

  /** Operations on other paths do not count. */
  public static final String BELOW = "failure.below";

  /**
   * The number of the operation, from 1, that ends the process by SIGKILL; none if it is not set.
   */
  public static final String KILL_AT = "failure.kill-at";

  private static int count;
  private static int failAt;

  private FailurePoint() {}

  /** Counts from 1 again, and fails at that operation; at none if it is 0. */
  public static synchronized void failAt(int number) {
    count = 0;
    failAt = number;
  }

  /** How many operations there were since. */
  public static synchronized int count() {
    return count;
  }

  static synchronized void reach(String operation, Path path) throws IOException {
    if (!path.toString().contains(System.getProperty(BELOW, ""))) {
      return;
    }
    count++;
    if (count == failAt) {
      throw new IOException("made to fail: %s of %s".formatted(operation, path));
    }
    if (count == Integer.getInteger(KILL_AT, 0)) {
      kill();
    }
  }

  /** For what only looks: a process that dies there leaves what it left at the operation before. */
  static synchronized void reachLook(String operation, Path path) throws IOException {
    if (System.getProperty(KILL_AT) == null) {
      reach(operation, path);
    }
  }

  private static void kill() throws IOException {
    String self = Long.toString(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("kill", "-KILL", self).inheritIO().start().waitFor();
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      throw new IOException("interrupted while dying", e);
    }
  }
}
