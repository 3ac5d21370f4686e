package io.sparketl.jobs.io;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;

/** Local files as {@code frail:…}, the reading of which fails once in the middle. */
public final class FrailFileSystem extends LocalStore {

  /** Where reading is still to fail, by the names of files. */
  private static final Map<String, Failure> FAILURES = new ConcurrentHashMap<>();

  private record Failure(long at, IOException thrown) {}

  /** Has the next reading of a file fail before the byte {@code at}. */
  public static void fail(Configuration hadoop, String name, long at, IOException thrown) {
    hadoop.set("fs.frail.impl", FrailFileSystem.class.getName());
    FAILURES.put(name, new Failure(at, thrown));
  }

  /** Whether everything has failed that was to. */
  static boolean haveAllFailed() {
    return FAILURES.isEmpty();
  }

  public FrailFileSystem() {
    super("frail");
  }

  @Override
  public FSDataInputStream open(Path path, int bufferSize) throws IOException {
    return new FSDataInputStream(new Frail(path.getName(), super.open(path, bufferSize)));
  }

  private static final class Frail extends FSInputStream {

    private final String name;
    private final FSDataInputStream stream;

    Frail(String name, FSDataInputStream stream) {
      this.name = name;
      this.stream = stream;
    }

    @Override
    public int read() throws IOException {
      return room(1) == 0 ? -1 : stream.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return stream.read(bytes, from, room(length));
    }

    /** How much can be read until reading fails. */
    private int room(int length) throws IOException {
      Failure failure = FAILURES.get(name);
      if (failure == null || stream.getPos() > failure.at()) {
        return length;
      }
      if (stream.getPos() == failure.at()) {
        FAILURES.remove(name);
        throw failure.thrown();
      }
      return (int) Math.min(length, failure.at() - stream.getPos());
    }

    @Override
    public void seek(long position) throws IOException {
      stream.seek(position);
    }

    @Override
    public long getPos() throws IOException {
      return stream.getPos();
    }

    @Override
    public boolean seekToNewSource(long target) throws IOException {
      return stream.seekToNewSource(target);
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
