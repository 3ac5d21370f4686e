package io.sparketl.jobs.io.publish;

import java.lang.management.ManagementFactory;
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
    return isThere ? Liveness.ALIVE : Liveness.DEAD;
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }

  @Override
  public String toString() {
    return "process %d on %s".formatted(pid, host);
  }
}
