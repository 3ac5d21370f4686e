package io.sparketl.jobs.io;

import io.sparketl.core.contract.Contract;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a job reads and writes. Planning, checking and documentation know a job by its ports.
 *
 * @param inputs the tables read, in the order in which they were named
 * @param outputs the tables written, likewise
 */
public record Ports(List<InputPort> inputs, List<OutputPort> outputs) {

  public Ports {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** No ports yet. */
  public static Ports none() {
    return new Ports(List.of(), List.of());
  }

  /**
   * These ports and one more table to read; its rejected rows, if they go anywhere, are written.
   */
  public Ports reads(String name, Source source, Contract contract) {
    InputPort input = new InputPort(name, source, source.named(contract));
    Ports ports = new Ports(append(inputs, input), outputs);
    return source
        .rejects()
        .map(sink -> ports.writes(input.rejectsName(), sink, RejectedRowsContract.CONTRACT))
        .orElse(ports);
  }

  /** These ports and, where the source is there, one more table to read. */
  public Ports reads(String name, Optional<Source> source, Contract contract) {
    return source.map(present -> reads(name, present, contract)).orElse(this);
  }

  /** These ports and one more table to write. */
  public Ports writes(String name, Sink sink, Contract contract) {
    return new Ports(inputs, append(outputs, new OutputPort(name, sink, contract)));
  }

  /** These ports and, where the sink is there, one more table to write. */
  public Ports writes(String name, Optional<Sink> sink, Contract contract) {
    return sink.map(present -> writes(name, present, contract)).orElse(this);
  }

  /**
   * The input of that name.
   *
   * @throws IllegalArgumentException if no input has that name
   */
  public InputPort input(String name) {
    return inputs.stream()
        .filter(port -> port.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no input port is named " + name));
  }

  /**
   * The output of that name.
   *
   * @throws IllegalArgumentException if no output has that name
   */
  public OutputPort output(String name) {
    return outputs.stream()
        .filter(port -> port.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no output port is named " + name));
  }

  private static <T> List<T> append(List<T> ports, T port) {
    return Stream.concat(ports.stream(), Stream.of(port)).toList();
  }
}
