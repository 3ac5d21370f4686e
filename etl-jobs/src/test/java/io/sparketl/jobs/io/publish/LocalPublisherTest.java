package io.sparketl.jobs.io.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPublisherTest {

  private static final Configuration HADOOP = new Configuration();

  @TempDir Path folder;

  @Test
  void replacesAFileWholeUnderAReadersEyes() throws Exception {
    Path file = folder.resolve("a/result.txt");
    Publisher publisher = Publisher.of(file.toString(), HADOOP);
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
  void createsAFileOnlyWhereThereIsNone() throws Exception {
    Path file = folder.resolve("a/lease");
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      byte[] content = "writer %d".formatted(i).getBytes(StandardCharsets.UTF_8);
      tries.add(() -> Publisher.of(file.toString(), HADOOP).create(content));
    }

    List<Boolean> created = new ArrayList<>();
    for (Future<Boolean> outcome : pool.invokeAll(tries)) {
      created.add(outcome.get());
    }
    pool.shutdown();

    assertThat(created).containsOnlyOnce(true);
    assertThat(file).hasContent("writer " + created.indexOf(true));
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.staging");
  }

  @Test
  void takesPathsAndFileUris() throws IOException {
    Path file = folder.resolve("with blank.csv");

    for (String text : List.of(file.toString(), file.toUri().toString().replace("%20", " "))) {
      assertThat(Publisher.of(text, HADOOP).text()).isEqualTo(file.toString());
    }
  }

  @Test
  void refusesFileSystemsThatCannotReplaceAFileWhole() {
    for (String path : List.of("http://host/b.csv", "nothing://b.csv")) {
      assertThatThrownBy(() -> Publisher.of(path, HADOOP))
          .isInstanceOf(EtlException.class)
          .hasMessageContaining("ETL-302 OUTPUT_UNSUPPORTED: cannot publish to " + path);
    }
    assertThatThrownBy(() -> Publisher.of("a:b.csv", HADOOP))
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-302 OUTPUT_UNSUPPORTED: 'a:b.csv' is not a path");
  }

  @Test
  void acceptsAPlaceWhoseFoldersAreYetToBeMade() {
    assertThatCode(
            () -> Publisher.of(folder.resolve("a/b/c.csv").toString(), HADOOP).requireWritable())
        .doesNotThrowAnyException();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAFolderAndAPlaceBelowAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> Publisher.of(folder.toString(), HADOOP).requireWritable())
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("ETL-301 OUTPUT_UNWRITABLE: " + folder + " is a folder");
    assertThatThrownBy(
            () -> Publisher.of(file.resolve("a.csv").toString(), HADOOP).requireWritable())
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("cannot be made: " + file + " is not a folder");
  }
}
