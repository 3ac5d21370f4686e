package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.JobArguments;
import io.sparketl.jobs.RunListener;
import io.sparketl.jobs.run.RunId;
import io.sparketl.launcher.Shell.ShellResult;
import io.sparketl.launcher.failing.FailingFileSystem;
import io.sparketl.launcher.failing.FailingLocalFileSystem;
import io.sparketl.launcher.failing.FailurePoint;
import io.sparketl.launcher.target.LocalTarget;
import io.sparketl.testkit.S3Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever operation of a file system fails, and wherever the process is killed: readers see the
 * old file or the new one, and the next run succeeds and leaves nothing else.
 */
class CrashIT {

  private enum Storage {
    LOCAL,
    S3
  }

  private static final java.nio.file.Path HOME =
      java.nio.file.Path.of("..").toAbsolutePath().normalize();
  private static final int KILLED = 128 + 9;

  /** What a crash leaves stays, and is read once more at the end. */
  private static final Duration PAUSE = Duration.ofMillis(25);

  // Their summaries are of one length. S3 answers from one object; while one replaces another, the
  // tests' server may tell the length of the first and send the second (S3Proxy's issue 490).
  private static final String OLD_TRIPS = "trip_distance,total_amount\n2,5\nfar,5\n";
  private static final String NEW_TRIPS = "trip_distance,total_amount\n5,5\n,5\n";

  @TempDir private static java.nio.file.Path store;
  private static S3Server server;

  @TempDir private java.nio.file.Path folder;
  private Map<String, String> settings = Map.of();
  private String root = "";

  /** The file system as it is, without failures. */
  private FileSystem plain = new LocalFileSystem();

  private boolean hasRejects = true;

  /** The first call after a build archives classes, which takes a while. */
  @BeforeAll
  static void archiveClasses() throws Exception {
    List<String> command = List.of(HOME.resolve("etl").toString(), "--version");
    Shell.run(store, Map.of(), command, Duration.ofMinutes(3));
  }

  @BeforeAll
  static void startServer() throws Exception {
    server = S3Server.start(store);
    server.createBucket("crashes");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private void use(Storage storage) throws IOException {
    Map<String, String> all = new LinkedHashMap<>();
    switch (storage) {
      case LOCAL -> {
        root = folder.resolve("published").toUri().toString();
        all.put("fs.file.impl", FailingLocalFileSystem.class.getName());
      }
      case S3 -> {
        root = "s3a://crashes/" + folder.getFileName();
        all.putAll(server.settings());
        all.put("fs.s3a.impl", FailingFileSystem.class.getName());
        all.put(FailingFileSystem.AROUND, "org.apache.hadoop.fs.s3a.S3AFileSystem");
        // The one that S3A brings insists on its very class.
        all.put(
            "mapreduce.outputcommitter.factory.scheme.s3a",
            "org.apache.hadoop.mapreduce.lib.output.FileOutputCommitterFactory");
      }
    }
    settings = all;
    FileSystem.closeAll();
    plain = fileSystemWithoutFailures();
    settings.forEach((key, value) -> System.setProperty("spark.hadoop." + key, value));
    System.setProperty(FailurePoint.BELOW, URI.create(root).getPath());
    Files.writeString(folder.resolve("old.csv"), OLD_TRIPS);
    Files.writeString(folder.resolve("new.csv"), NEW_TRIPS);
  }

  @AfterEach
  void takeSettingsBack() throws IOException {
    settings.keySet().forEach(key -> System.clearProperty("spark.hadoop." + key));
    System.clearProperty(FailurePoint.BELOW);
    FailurePoint.failAt(0);
    FileSystem.closeAll();
  }

  @ParameterizedTest
  @EnumSource
  void everyOperationMayFail(Storage storage) throws Exception {
    use(storage);
    // Two outputs take twice the operations, and on S3 each takes its time.
    hasRejects = storage == Storage.LOCAL;
    List<String> before = publishedBy("old.csv");
    List<String> after = publishedBy("new.csv");
    assertThat(after).doesNotContainAnyElementsOf(before);
    assertThat(after.get(0)).hasSameSizeAs(before.get(0));

    int failures = 0;
    boolean isReached = true;
    for (int number = 1; isReached; number++) {
      restore(before);
      Optional<EtlException> failure;
      try (PolledFiles reader = new PolledFiles(plain, files(), PAUSE)) {
        FailurePoint.failAt(number);
        failure = run("new.csv");
        isReached = FailurePoint.count() >= number;
        FailurePoint.failAt(0);
        requireOldOrNew(reader, before, after);
      }
      failures += failure.isPresent() ? 1 : 0;
      assertThat(failure.map(EtlException::code)).isNotEqualTo(Optional.of(ErrorCode.UNEXPECTED));

      assertThat(run("new.csv")).as("the run after failure %d", number).isEmpty();
      assertThat(published()).isEqualTo(after);
      assertThat(litter()).as("after failure %d", number).isEmpty();
      // Listing the records of all runs so far would take longer than the runs.
      plain.delete(new Path(root, "runs"), true);
    }
    assertThat(failures).isGreaterThan(15);
  }

  @ParameterizedTest
  @EnumSource
  void theProcessMayBeKilledAtEveryOperation(Storage storage) throws Exception {
    use(storage);
    hasRejects = false;
    List<String> before = publishedBy("old.csv");
    List<String> after = publishedBy("new.csv");

    int kills = 0;
    boolean isKilled = true;
    for (int number = 1; isKilled; number++) {
      restore(before);
      try (PolledFiles reader = new PolledFiles(plain, files(), PAUSE)) {
        isKilled = runUntil(number).status() == KILLED;
        requireOldOrNew(reader, before, after);
      }
      kills += isKilled ? 1 : 0;
    }

    // The last one was not killed, and came after one that was.
    assertThat(published()).isEqualTo(after);
    assertThat(litter()).isEmpty();
    assertThat(kills).isGreaterThan(5);
  }

  /** Runs the job by the command line, until that operation. */
  private ShellResult runUntil(int number) throws Exception {
    Map<String, String> properties = new LinkedHashMap<>();
    settings.forEach((key, value) -> properties.put("spark.hadoop." + key, value));
    properties.put(FailurePoint.KILL_AT, Integer.toString(number));
    properties.put(FailurePoint.BELOW, URI.create(root).getPath());
    List<String> options =
        properties.entrySet().stream()
            .map(property -> "-D%s=%s".formatted(property.getKey(), property.getValue()))
            .collect(Collectors.toCollection(ArrayList::new));
    // It lives for seconds.
    options.add("-XX:TieredStopAtLevel=1");
    List<String> command = new ArrayList<>(List.of(HOME.resolve("etl").toString(), "run"));
    command.addAll(List.of("taxi-summary", "--runs", root + "/runs"));
    assignments("new.csv").forEach(assignment -> command.addAll(List.of("--set", assignment)));
    Map<String, String> environment =
        Map.of(
            "ETL_JAVA_OPTIONS",
            String.join(" ", options),
            "ETL_JARS",
            HOME.resolve("etl-launcher/target/test-classes").toString());
    ShellResult run = Shell.run(folder, environment, command, Duration.ofMinutes(3));
    assertThat(run.status()).as(run.err()).isIn(0, KILLED);
    return run;
  }

  private List<String> publishedBy(String trips) throws IOException {
    assertThat(run(trips)).isEmpty();
    return published();
  }

  private void restore(List<String> contents) throws IOException {
    for (int i = 0; i < contents.size(); i++) {
      try (OutputStream out = plain.create(files().get(i), true)) {
        out.write(contents.get(i).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void requireOldOrNew(PolledFiles reader, List<String> before, List<String> after) {
    for (int i = 0; i < files().size(); i++) {
      assertThat(List.of(before.get(i), after.get(i)))
          .containsAll(reader.contentsOf(files().get(i)));
    }
  }

  /** Runs the job in this JVM. */
  private Optional<EtlException> run(String trips) {
    JobArguments arguments =
        new JobArguments(
            "taxi-summary", assignments(trips), RunId.next(), root + "/runs", LocalTarget.NAME);
    try {
      new LocalTarget().run(arguments, List.of(), RunListener.SILENT);
      return Optional.empty();
    } catch (EtlException e) {
      return Optional.of(e);
    }
  }

  private List<String> assignments(String trips) {
    List<String> assignments = new ArrayList<>();
    assignments.add("yellow.path=" + folder.resolve(trips));
    assignments.add("yellow.max-rejected=1");
    assignments.add("green=null");
    assignments.add("summary.path=" + root + "/summary.csv");
    if (hasRejects) {
      assignments.add("yellow.rejects.path=" + root + "/rejects.csv");
    }
    return assignments;
  }

  private List<Path> files() {
    Path summary = new Path(root, "summary.csv");
    return hasRejects ? List.of(summary, new Path(root, "rejects.csv")) : List.of(summary);
  }

  private List<String> published() throws IOException {
    List<String> contents = new ArrayList<>();
    for (Path file : files()) {
      try (InputStream content = plain.open(file)) {
        contents.add(new String(content.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return contents;
  }

  /** What is neither published nor a record; of records, what is not a whole one. */
  private List<String> litter() throws IOException {
    List<String> litter = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = plain.listFiles(new Path(root), true);
    while (all.hasNext()) {
      Path file = all.next().getPath();
      boolean isRecord = file.toString().contains("/runs/") && file.getName().endsWith(".json");
      if (!isRecord && !files().contains(file)) {
        litter.add(file.toString());
      }
    }
    return litter;
  }

  private FileSystem fileSystemWithoutFailures() throws IOException {
    Configuration plainSettings = new Configuration();
    server.settings().forEach(plainSettings::set);
    FileSystem fileSystem = FileSystem.newInstance(URI.create(root), plainSettings);
    fileSystem.setWriteChecksum(false);
    return fileSystem;
  }
}
