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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Looks at what a job would read and write, without reading a row or writing a byte. Knows storage
 * as a session of this JVM would.
 */
public final class JobCheck {

  private final Configuration hadoop = StorageSettings.ofThisJvm();

  /**
   * What was found at one port, or at one side input.
   *
   * @param port its name
   * @param text what is there, and on more lines what there is to remark
   * @param failure why the job could not run, if it could not
   */
  public record Finding(String port, String text, Optional<EtlException> failure) {

    private Finding with(List<String> remarks) {
      List<String> lines = Stream.concat(Stream.of(text), remarks.stream()).toList();
      return new Finding(port, String.join("\n", lines), failure);
    }
  }

  /** A step of a check; what it throws becomes the finding. */
  private interface Look {
    String look() throws IOException;
  }

  /**
   * One finding for each port of {@code job}: inputs and their heads first, then side inputs, then
   * outputs. Where a port is open, a session is needed to know the columns of all.
   */
  public List<Finding> of(Job job) {
    List<Finding> inputs = inputs(job);
    boolean isReadable = inputs.stream().allMatch(input -> input.failure().isEmpty());
    if (!isReadable || openPorts(job).isEmpty()) {
      return both(inputs, outputs(job));
    }
    try (SparkSession spark = Sessions.open("check")) {
      Settled settled = job.settle(spark);
      return both(inputs(settled.job()), outputs(settled.job())).stream()
          .map(finding -> finding.with(settled.remarks().getOrDefault(finding.port(), List.of())))
          .toList();
    } catch (RuntimeException e) {
      Finding wrong = finding(openPorts(job).get(0), () -> throwing(e));
      return both(inputs, List.of(wrong));
    }
  }

  private static String throwing(RuntimeException e) {
    throw e;
  }

  /** Outputs first: what cannot be settled is what is to be made of the inputs. */
  private static List<String> openPorts(Job job) {
    Stream<String> outputs =
        job.ports().outputs().stream()
            .filter(port -> port.contract().isOpen())
            .map(OutputPort::name);
    Stream<String> inputs =
        job.ports().inputs().stream().filter(port -> port.contract().isOpen()).map(InputPort::name);
    return Stream.concat(outputs, inputs).toList();
  }

  private List<Finding> inputs(Job job) {
    Stream<Finding> ports =
        job.ports().inputs().stream()
            .map(port -> finding(port.name(), () -> readable(job.ports(), port)));
    Stream<Finding> sides =
        job.sideInputs().entrySet().stream()
            .map(side -> finding(side.getKey(), () -> side.getValue().read(hadoop)));
    return Stream.concat(ports, sides).toList();
  }

  private List<Finding> outputs(Job job) {
    return job.ports().outputs().stream()
        .map(port -> finding(port.name(), () -> writable(job.ports(), port)))
        .toList();
  }

  private static List<Finding> both(List<Finding> inputs, List<Finding> outputs) {
    return Stream.concat(inputs.stream(), outputs.stream()).toList();
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
    String known = columns.isEmpty() ? "" : "; columns " + columns;
    return "%d %s, %,d bytes%s%s"
        .formatted(
            plan.files(), plan.files() == 1 ? "file" : "files", plan.bytes(), known, skipped);
  }

  private static String column(Map.Entry<String, List<String>> column) {
    // A file of JSON lines without rows does not tell.
    return column.getValue().isEmpty() || column.getValue().equals(List.of(column.getKey()))
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
