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

  /** The number of the operation, from 1, that never comes to an end; none if it is not set. */
  public static final String HANG_AT = "failure.hang-at";

  /** What a process prints that hangs. */
  public static final String HANGING = "made to hang";

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

  static void reach(String operation, Path path) throws IOException {
    if (!path.toString().contains(System.getProperty(BELOW, ""))) {
      return;
    }
    int number = next();
    if (number == failAt()) {
      throw new IOException("made to fail: %s of %s".formatted(operation, path));
    }
    if (number == Integer.getInteger(KILL_AT, 0)) {
      kill();
    }
    if (number == Integer.getInteger(HANG_AT, 0)) {
      hang();
    }
  }

  private static synchronized int next() {
    count++;
    return count;
  }

  private static synchronized int failAt() {
    return failAt;
  }

  private static void hang() throws IOException {
    System.err.println(HANGING);
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      throw new IOException("interrupted while hanging", e);
    }
  }

  /** For what only looks: a process that dies there leaves what it left at the operation before. */
  static void reachLook(String operation, Path path) throws IOException {
    if (System.getProperty(KILL_AT) == null) {
      reach(operation, path);
    }
  }

  private static void kill() throws IOException {
    String self = Long.toString(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("kill", "-KILL", self).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      throw new IOException("interrupted while dying", e);
    }
    hang();
  }
}
