package io.sparketl.jobs.io.publish;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The process that drives a run, so that others can tell whether it still lives.
 *
 * @param host the machine it runs on
 * @param pid its number there
 * @param startedAt when it began, ISO 8601 in UTC: numbers are given again
 */
public record DriverProcess(String host, long pid, String startedAt) {

  /** What can be said of a process from here. */
  public enum Liveness {
    ALIVE,
    DEAD,
    /** It is on another machine. */
    UNKNOWN
  }

  /** This process. */
  public static DriverProcess current() {
    ProcessHandle self = ProcessHandle.current();
    String name = ManagementFactory.getRuntimeMXBean().getName();
    return new DriverProcess(name.substring(name.indexOf('@') + 1), self.pid(), startOf(self));
  }

  /** Whether the process lives, as far as this machine knows. */
  public Liveness liveness() {
    if (!host.equals(current().host)) {
      return Liveness.UNKNOWN;
    }
    boolean isThere =
        ProcessHandle.of(pid).map(process -> startOf(process).equals(startedAt)).orElse(false);
    return isThere && !isZombie() ? Liveness.ALIVE : Liveness.DEAD;
  }

  /**
   * Dead, but not yet buried: in a container whose first process takes no care of orphans, for
   * long.
   */
  private boolean isZombie() {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return status.startsWith("Z", status.lastIndexOf(')') + 2);
    } catch (IOException e) {
      // Not Linux, or it has just gone.
      return false;
    }
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }

  @Override
  public String toString() {
    return "process %d on %s".formatted(pid, host);
  }
}
