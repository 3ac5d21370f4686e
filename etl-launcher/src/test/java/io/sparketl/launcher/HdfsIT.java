package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.io.publish.Publisher;
import io.sparketl.launcher.Shell.ShellResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name node and a data node of HDFS, and what is published there. */
class HdfsIT {

  private static final java.nio.file.Path HOME =
      java.nio.file.Path.of("..").toAbsolutePath().normalize();

  @TempDir private static java.nio.file.Path disk;
  private static MiniDFSCluster cluster;
  private static FileSystem hdfs;

  @TempDir java.nio.file.Path folder;

  @BeforeAll
  static void startCluster() throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, disk.resolve("hdfs").toString());
    cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
    cluster.waitActive();
    hdfs = cluster.getFileSystem();
    List<String> command = List.of(HOME.resolve("etl").toString(), "--version");
    Shell.run(disk, Map.of(), command, Duration.ofMinutes(3));
  }

  @AfterAll
  static void stopCluster() {
    cluster.shutdown();
  }

  @Test
  void readsAndPublishesThere() throws Exception {
    hdfs.copyFromLocalFile(
        new Path(HOME.resolve("data/taxi/yellow").toUri()), new Path("/trips/yellow"));

    ShellResult first = run("summary.csv");
    ShellResult second = run("summary.csv");

    assertThat(first.status()).as(first.err()).isZero();
    assertThat(second.status()).as(second.err()).isZero();
    assertThat(read("/out/summary.csv"))
        .isEqualTo("type,avgDist,avgCostPerMile,avgCost\nyellow,92.8,12.63,18.55\n");
    assertThat(filesBelow("/out")).containsExactly("/out/summary.csv");
    assertThat(filesBelow("/runs")).hasSize(4).allMatch(file -> file.endsWith(".json"));
  }

  @Test
  void aReaderNeverMissesAFileThatIsReplaced() throws Exception {
    Publisher place = place("/polled/file.txt");
    place.publish("old".getBytes(StandardCharsets.UTF_8));

    try (PolledFiles reader = new PolledFiles(hdfs, List.of(place.target()), Duration.ZERO)) {
      for (int i = 0; i < 100; i++) {
        place.publish((i % 2 == 0 ? "new" : "old").getBytes(StandardCharsets.UTF_8));
      }
      assertThat(List.of("old", "new")).containsAll(reader.contentsOf(place.target()));
    }
  }

  @Test
  void ofSeveralWhoCreateAFileOneDoes() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tries.add(() -> place("/created/lease").create(new byte[] {1}));
    }

    List<Boolean> created = new ArrayList<>();
    for (Future<Boolean> outcome : pool.invokeAll(tries)) {
      created.add(outcome.get());
    }
    pool.shutdown();

    assertThat(created).containsOnlyOnce(true);
    assertThat(filesBelow("/created")).containsExactly("/created/lease");
  }

  @Test
  void placesThatCannotBeWrittenAreRefusedBeforehand() throws Exception {
    hdfs.mkdirs(new Path("/locked"), FsPermission.valueOf("-r-xr-xr-x"));
    hdfs.mkdirs(new Path("/folder"));

    assertThatThrownBy(() -> place("/folder").requireWritable())
        .isInstanceOf(EtlException.class)
        .hasMessageContaining("/folder is a folder, and a sink is one file");
    place("/new/folder/file.csv").requireWritable();
    assertThat(hdfs.exists(new Path("/new"))).isFalse();
  }

  private ShellResult run(String summary) throws Exception {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("etl").toString(), "run"));
    command.addAll(List.of("taxi-summary", "-q", "--runs", hdfs.getUri() + "/runs"));
    command.addAll(List.of("--set", "green=null"));
    command.addAll(List.of("--set", "yellow.path=" + hdfs.getUri() + "/trips/yellow"));
    command.addAll(List.of("--set", "summary.path=" + hdfs.getUri() + "/out/" + summary));
    return Shell.run(folder, Map.of(), command);
  }

  private static Publisher place(String path) throws IOException {
    return Publisher.of(hdfs.getUri() + path, new Configuration());
  }

  private static String read(String path) throws IOException {
    try (InputStream content = hdfs.open(new Path(path))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> filesBelow(String path) throws IOException {
    List<String> files = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = hdfs.listFiles(new Path(path), true);
    while (all.hasNext()) {
      files.add(all.next().getPath().toUri().getPath());
    }
    return files;
  }
}
