package io.sparketl.jobs;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.InputPort;
import io.sparketl.jobs.io.OutputPlace;
import io.sparketl.jobs.io.OutputPort;
import io.sparketl.jobs.io.PortConflicts;
import io.sparketl.jobs.io.Ports;
import io.sparketl.jobs.io.SourcePlan;
import io.sparketl.jobs.io.StorageSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * Looks at what a job would read and write, without reading a row or writing a byte. Knows storage
 * as a session of this JVM would.
 */
public final class JobCheck {

  private final Configuration hadoop = StorageSettings.ofThisJvm();

  /**
   * What was found at one port.
   *
   * @param port its name
   * @param text what is there
   * @param failure why the job could not run, if it could not
   */
  public record Finding(String port, String text, Optional<EtlException> failure) {}

  /** A step of a check; what it throws becomes the finding. */
  private interface Look {
    String look() throws IOException;
  }

  /** One finding for each port of {@code job}: inputs and their heads first, then outputs. */
  public List<Finding> of(Job job) {
    List<Finding> findings = new ArrayList<>();
    for (InputPort port : job.ports().inputs()) {
      findings.add(finding(port.name(), () -> readable(job.ports(), port)));
    }
    for (OutputPort port : job.ports().outputs()) {
      findings.add(finding(port.name(), () -> writable(job.ports(), port)));
    }
    return findings;
  }

  private static Finding finding(String port, Look look) {
    try {
      return new Finding(port, look.look(), Optional.empty());
    } catch (IOException | RuntimeException e) {
      EtlException failure = Failures.classify(e);
      return new Finding(port, failure.problem(), Optional.of(failure));
    }
  }

  private String readable(Ports ports, InputPort port) throws IOException {
    SourcePlan plan = SourcePlan.of(port, hadoop);
    PortConflicts.refuse(plan, ports, hadoop);
    return text(plan);
  }

  private static String text(SourcePlan plan) {
    String columns =
        plan.columnNames().entrySet().stream()
            .map(JobCheck::column)
            .collect(Collectors.joining(", "));
    String skipped =
        plan.skipped().stream()
            .map(file -> "; SKIPPED " + file.problem())
            .collect(Collectors.joining());
    return "%d %s, %,d bytes; columns %s%s"
        .formatted(
            plan.files(), plan.files() == 1 ? "file" : "files", plan.bytes(), columns, skipped);
  }

  private static String column(Map.Entry<String, List<String>> column) {
    return column.getValue().equals(List.of(column.getKey()))
        ? column.getKey()
        : column.getKey() + " (as " + String.join(", ", column.getValue()) + ")";
  }

  private String writable(Ports ports, OutputPort port) throws IOException {
    PortConflicts.refuse(ports, hadoop);
    OutputPlace place = OutputPlace.of(port, hadoop);
    place.requireWritable();
    return port.sink().path() + " can be written";
  }
}
