package io.sparketl.launcher.failing;

import java.io.FilterOutputStream;
import java.io.IOException;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;

/** What is written to a file: each write and its end are operations. */
final class FailingStream extends FilterOutputStream implements Abortable {

  private final FSDataOutputStream stream;
  private final Path path;
  private boolean isClosed;

  private FailingStream(FSDataOutputStream stream, Path path) {
    super(stream);
    this.stream = stream;
    this.path = path;
  }

  static FSDataOutputStream around(FSDataOutputStream stream, Path path) throws IOException {
    return new FSDataOutputStream(new FailingStream(stream, path), null);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    FailurePoint.reach("write", path);
    stream.write(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    if (!isClosed) {
      isClosed = true;
      FailurePoint.reach("close", path);
      stream.close();
    }
  }

  @Override
  public AbortableResult abort() {
    isClosed = true;
    return stream.abort();
  }
}
