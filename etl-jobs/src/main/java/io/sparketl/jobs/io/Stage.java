package io.sparketl.jobs.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Holds the outputs of one run until all of them can be published together. Closing it takes away
 * what was staged, published or not.
 */
final class Stage implements AutoCloseable {

  private final String writer;
  private final Configuration hadoop;
  private final Map<OutputPort, LocalPublisher> publishers = new LinkedHashMap<>();
  private final List<StagedSink> staged = new ArrayList<>();

  /** Refuses outputs that could not be published, before anything is read. */
  Stage(String writer, Ports ports, Configuration hadoop) throws IOException {
    this.writer = writer;
    this.hadoop = hadoop;
    for (OutputPort port : ports.outputs()) {
      LocalPublisher publisher = LocalPublisher.of(port.sink().path(), hadoop);
      publisher.requireWritable();
      publishers.put(port, publisher);
    }
  }

  void write(OutputPort port, Dataset<Row> rows) throws IOException {
    staged.add(StagedSink.write(port, rows, stagingFolder(port)));
  }

  boolean holds(OutputPort port) {
    return staged.stream().anyMatch(sink -> sink.port().equals(port));
  }

  List<StagedSink> publish() throws IOException {
    for (StagedSink sink : staged) {
      publisherOf(sink.port()).publish(sink.file());
    }
    return List.copyOf(staged);
  }

  @Override
  public void close() throws IOException {
    for (OutputPort port : publishers.keySet()) {
      Path folder = stagingFolder(port);
      FileSystem fileSystem = folder.getFileSystem(hadoop);
      fileSystem.delete(folder, true);
    }
  }

  private Path stagingFolder(OutputPort port) {
    return new Path(publisherOf(port).stagingFolder(writer).toUri());
  }

  private LocalPublisher publisherOf(OutputPort port) {
    LocalPublisher publisher = publishers.get(port);
    if (publisher == null) {
      throw new IllegalArgumentException("this stage knows no output port " + port.name());
    }
    return publisher;
  }
}
