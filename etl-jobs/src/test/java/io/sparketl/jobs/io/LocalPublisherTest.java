package io.sparketl.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPublisherTest {

  @TempDir Path folder;

  @Test
  void replacesAFileWholeUnderAReadersEyes() throws Exception {
    Path file = folder.resolve("a/result.txt");
    LocalPublisher publisher = new LocalPublisher(file);
    List<String> contents = List.of("a".repeat(100_000), "b".repeat(70_000));
    publisher.publish(contents.get(0).getBytes(StandardCharsets.UTF_8));
    AtomicBoolean ended = new AtomicBoolean();
    AtomicBoolean sawOther = new AtomicBoolean();
    Thread reader =
        new Thread(
            () -> {
              while (!ended.get()) {
                try {
                  sawOther.compareAndSet(false, !contents.contains(Files.readString(file)));
                } catch (IOException e) {
                  sawOther.set(true);
                }
              }
            });

    reader.start();
    for (int i = 0; i < 500; i++) {
      publisher.publish(contents.get(i % 2).getBytes(StandardCharsets.UTF_8));
    }
    ended.set(true);
    reader.join();

    assertThat(sawOther).isFalse();
    assertThat(folder.resolve("a")).isDirectoryNotContaining("glob:**.staging");
  }

  @Test
  void takesPathsAndFileUris() throws IOException {
    Configuration hadoop = new Configuration();
    Path file = folder.resolve("with blank.csv");

    assertThat(LocalPublisher.of(file.toString(), hadoop).target()).isEqualTo(file);
    assertThat(LocalPublisher.of(file.toUri().toString().replace("%20", " "), hadoop).target())
        .isEqualTo(file);
  }

  @Test
  void refusesOtherFileSystems() {
    Configuration hadoop = new Configuration();
    for (String path : List.of("s3://bucket/b.csv", "hdfs://nobody/b.csv", "s3a://bucket/b.csv")) {
      assertThatThrownBy(() -> LocalPublisher.of(path, hadoop))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("ETL-302 OUTPUT_UNSUPPORTED: cannot publish to " + path);
    }
    assertThatThrownBy(() -> LocalPublisher.of("a:b.csv", hadoop))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-302 OUTPUT_UNSUPPORTED: 'a:b.csv' is not a path");
    hadoop.set("fs.defaultFS", "hdfs://nobody");
    assertThatThrownBy(() -> LocalPublisher.of("b.csv", hadoop))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("cannot publish to b.csv in hdfs");
  }

  @Test
  void acceptsAPlaceWhoseFoldersAreYetToBeMade() {
    assertThatCode(() -> new LocalPublisher(folder.resolve("a/b/c.csv")).requireWritable())
        .doesNotThrowAnyException();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAFolderAndAPlaceBelowAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> new LocalPublisher(folder).requireWritable())
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-301 OUTPUT_UNWRITABLE: " + folder + " is a folder");
    assertThatThrownBy(() -> new LocalPublisher(file.resolve("a.csv")).requireWritable())
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("cannot be made: " + file + " is not a folder");
  }
}
