package io.sparketl.jobs.io;

import io.sparketl.jobs.io.publish.Lease;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the outputs of one attempt, and the right to replace what stands in their places, until all
 * of them can be published together. Closing it takes away what was staged, published or not.
 */
final class Stage implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

  private final String writer;
  private final Map<OutputPort, OutputPlace> places;
  private final List<Lease> leases = new ArrayList<>();
  private final List<StagedSink> staged = new ArrayList<>();

  private Stage(String writer, Map<OutputPort, OutputPlace> places) {
    this.writer = writer;
    this.places = places;
  }

  /** Takes all places, or refuses those that cannot be written, before anything is read. */
  static Stage open(String writer, Ports ports, Configuration hadoop) throws IOException {
    Map<OutputPort, OutputPlace> places = new LinkedHashMap<>();
    for (OutputPort port : ports.outputs()) {
      OutputPlace place = OutputPlace.of(port, hadoop);
      place.requireWritable();
      places.put(port, place);
    }
    Stage stage = new Stage(writer, places);
    try {
      stage.takeLeases();
      return stage;
    } catch (IOException | RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  private void takeLeases() throws IOException {
    for (OutputPlace place : places.values()) {
      leases.add(Lease.take(place.staging(), writer));
      place.removeRemains();
    }
  }

  void write(OutputPort port, Dataset<Row> rows) throws IOException {
    OutputPlace place = placeOf(port);
    staged.add(StagedSink.write(place, rows, place.staging().of(writer)));
  }

  boolean holds(OutputPort port) {
    return staged.stream().anyMatch(sink -> sink.place().port().equals(port));
  }

  /**
   * Puts the staged outputs of some ports in their places, one right after the other.
   *
   * @param published hears of each when it stands in its place
   */
  void publish(Predicate<OutputPort> which, Consumer<StagedSink> published) throws IOException {
    List<StagedSink> sinks =
        staged.stream().filter(sink -> which.test(sink.place().port())).toList();
    for (StagedSink sink : sinks) {
      sink.requireWritable();
    }
    for (StagedSink sink : sinks) {
      requireLeases();
      sink.publish();
      published.accept(sink);
    }
  }

  private void requireLeases() throws IOException {
    for (Lease lease : leases) {
      lease.requireHeld();
    }
  }

  /** What cannot be taken away now is swept by whoever writes there next. */
  @Override
  public void close() {
    for (Lease lease : leases) {
      try {
        lease.close();
      } catch (IOException e) {
        LOG.warn("Staged files could not be taken away", e);
      }
    }
    leases.clear();
  }

  private OutputPlace placeOf(OutputPort port) {
    OutputPlace place = places.get(port);
    if (place == null) {
      throw new IllegalArgumentException("this stage knows no output port " + port.name());
    }
    return place;
  }
}
