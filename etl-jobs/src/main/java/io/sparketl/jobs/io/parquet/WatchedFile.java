package io.sparketl.jobs.io.parquet;

import io.sparketl.jobs.io.scan.DamageWatch;
import java.io.IOException;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A stored file of which it is known whether storage has failed to give it. */
record WatchedFile(InputFile file, DamageWatch watch) implements InputFile {

  @Override
  public long getLength() throws IOException {
    return file.getLength();
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    SeekableInputStream stored = watch.given(file::newStream);
    return new DelegatingSeekableInputStream(watch.stored(stored)) {

      @Override
      public long getPos() throws IOException {
        return stored.getPos();
      }

      @Override
      public void seek(long position) throws IOException {
        watch.given(
            () -> {
              stored.seek(position);
              return position;
            });
      }
    };
  }
}
