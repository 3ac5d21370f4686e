package io.sparketl.jobs.io.publish;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The process that drives a run, so that others can tell whether it still lives.
 *
 * @param host the machine it runs on, as people call it
 * @param space where its number counts: the boot of the machine and, of containers, which one;
 *     empty where the operating system does not tell
 * @param pid its number there
 * @param startedAt when it began, in the operating system's count: numbers are given again
 */
public record DriverProcess(String host, String space, long pid, String startedAt) {

  private static final Path PROCESSES = Path.of("/proc");

  /** What can be said of a process from here. */
  public enum Liveness {
    ALIVE,
    DEAD,
    /** It is on another machine, or in another container. */
    UNKNOWN
  }

  /** This process. */
  public static DriverProcess current() {
    return of(ProcessHandle.current().pid());
  }

  /** A process of this machine and container. */
  static DriverProcess of(long pid) {
    String name = ManagementFactory.getRuntimeMXBean().getName();
    String host = name.substring(name.indexOf('@') + 1);
    return new DriverProcess(host, ownSpace(), pid, startOf(pid));
  }

  /** Whether the process lives, as far as can be told from here. */
  public Liveness liveness() {
    if (space.isEmpty() || !space.equals(ownSpace())) {
      return Liveness.UNKNOWN;
    }
    if (startedAt.equals(startOf(pid))) {
      return Liveness.ALIVE;
    }
    return seesOthers() ? Liveness.DEAD : Liveness.UNKNOWN;
  }

  /** Machines can be set up so that nobody sees other people's processes. */
  private static boolean seesOthers() {
    return Files.exists(PROCESSES.resolve("1"));
  }

  private static String ownSpace() {
    try {
      return Files.readString(PROCESSES.resolve("sys/kernel/random/boot_id")).strip()
          + " "
          + Files.readSymbolicLink(PROCESSES.resolve("self/ns/pid"));
    } catch (IOException e) {
      return "";
    }
  }

  /** Nothing, where no such process lives; one that is dead and not yet buried does not. */
  private static String startOf(long pid) {
    try {
      String status = Files.readString(PROCESSES.resolve(Long.toString(pid)).resolve("stat"));
      // After the name, in which anything may stand: the state, and 19 fields on the ticks since
      // boot.
      String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", 21);
      return fields[0].equals("Z") ? "" : fields[19];
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "process %d on %s".formatted(pid, host);
  }
}
