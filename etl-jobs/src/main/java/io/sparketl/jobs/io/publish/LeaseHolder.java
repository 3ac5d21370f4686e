package io.sparketl.jobs.io.publish;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * Who has a lease, as the file of the lease says.
 *
 * @param writer the attempt of a run
 * @param process the process that makes it
 * @param until when the lease ends, unless the holder renews it
 */
record LeaseHolder(String writer, DriverProcess process, Instant until) {

  LeaseHolder until(Instant later) {
    return new LeaseHolder(writer, process, later);
  }

  boolean isSameAs(LeaseHolder other) {
    return writer.equals(other.writer) && process.equals(other.process);
  }

  /**
   * A process that is known to be dead needs no waiting for, and neither does this one: its
   * attempts are made one after another.
   */
  boolean isGone(Instant now) {
    if (process.equals(DriverProcess.current())) {
      return true;
    }
    return switch (process.liveness()) {
      case ALIVE -> false;
      case DEAD -> true;
      case UNKNOWN -> now.isAfter(until);
    };
  }

  byte[] toBytes() {
    return """
        writer = %s
        host = %s
        space = %s
        pid = %d
        started = %s
        until = %s
        """
        .formatted(
            writer, process.host(), process.space(), process.pid(), process.startedAt(), until)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The holder that a file names; none if that is not the file of a lease. */
  static Optional<LeaseHolder> parse(byte[] content) {
    Properties fields = new Properties();
    try {
      fields.load(new StringReader(new String(content, StandardCharsets.UTF_8)));
      return Optional.of(
          new LeaseHolder(
              field(fields, "writer"),
              new DriverProcess(
                  field(fields, "host"),
                  field(fields, "space"),
                  Long.parseLong(field(fields, "pid")),
                  field(fields, "started")),
              Instant.parse(field(fields, "until"))));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String field(Properties fields, String name) {
    String value = fields.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }
}
