package io.sparketl.launcher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparketl.jobs.io.publish.Publisher;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunId;
import io.sparketl.jobs.run.RunPlan;
import io.sparketl.jobs.run.RunPlan.PlannedStep;
import io.sparketl.launcher.Shell.ShellResult;
import io.sparketl.testkit.S3Server;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged launcher and an S3 server, each a process of its own. */
class S3IT {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String ETL = HOME.resolve("etl").toString();
  private static final String BUCKET = "s3a://samples/";
  private static final String FONT = "/net/sf/jasperreports/fonts/dejavu/DejaVuSerif.ttf";

  @TempDir private static Path store;
  private static S3Server server;

  @TempDir Path folder;

  @BeforeAll
  static void upload() throws Exception {
    server = S3Server.start(store);
    server.createBucket("samples");
    Configuration configuration = new Configuration();
    server.settings().forEach(configuration::set);
    try (FileSystem bucket = FileSystem.newInstance(URI.create(BUCKET), configuration)) {
      for (String colour : List.of("yellow", "green")) {
        bucket.copyFromLocalFile(
            new org.apache.hadoop.fs.Path(HOME.resolve("data/taxi/" + colour).toUri()),
            new org.apache.hadoop.fs.Path(BUCKET));
      }
    }
  }

  /** The first call after a build archives classes, which takes a while. */
  @BeforeAll
  static void archiveClasses() throws Exception {
    Shell.run(store, Map.of(), List.of(ETL, "--version"), Duration.ofMinutes(3));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void readsFromABucketWhatItReadsFromAFolder() throws Exception {
    ShellResult run = run(server.settings());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            type    avgDist (mi)  avgCostPerMile (USD/mi)  avgCost (USD)
            green         177.43                    10.78          17.69
            yellow          92.8                    12.63          18.55
            """);
    assertThat(run.err())
        .contains("yellow  2,400 rows in 3 files: 2,346 used, 42 filtered (distance above zero 26,")
        .doesNotContain("WARN");
  }

  @Test
  void findsTheRunsOfABucket() throws Exception {
    Configuration configuration = new Configuration();
    server.settings().forEach(configuration::set);
    PlannedStep step = new PlannedStep("copy", "copy-text", Map.of());
    for (String id : List.of("r-1", "r-2")) {
      RunFolder run = RunFolder.of(BUCKET + "runs", new RunId(id), configuration);
      String now = Instant.now().toString();
      run.plan(new RunPlan(1, id, "copy-text", "local", now, null, null, Map.of(), List.of(step)));
      run.save(run.begin(new RunId(id), step).succeeded());
    }

    ShellResult status = etl(server.settings(), "status", "--runs", BUCKET + "runs");

    assertThat(status.status()).as(status.err()).isZero();
    assertThat(status.out())
        .startsWith("ID   NAME ")
        .containsSubsequence("\nr-2  copy-text  succeeded  ", "\nr-1  copy-text  succeeded  ");
    assertThat(etl(server.settings(), "status", "r-3", "--runs", BUCKET + "runs").err())
        .contains("there is no run 'r-3' in s3a://samples/runs; did you mean 'r-");
  }

  /** {@code s3:} is what people write on EMR; it is the same bucket here. */
  @Test
  void publishesToABucketAndKeepsTheRecordThere() throws Exception {
    String summary = "s3://samples/out/summary.json";
    String[] arguments = {
      "run",
      "taxi-summary",
      "-q",
      "--run-id",
      "there",
      "--runs",
      "s3://samples/records",
      "--set",
      "green=null",
      "--set",
      "yellow.path=s3://samples/yellow",
      "--set",
      "summary.path=" + summary,
      "--set",
      "summary.format=json-array"
    };

    ShellResult run = etl(server.settings(), arguments);

    assertThat(run.status()).as(run.err()).isZero();
    Configuration configuration = new Configuration();
    server.settings().forEach(configuration::set);
    try (FileSystem bucket = FileSystem.newInstance(URI.create(BUCKET), configuration)) {
      try (InputStream content =
          bucket.open(new org.apache.hadoop.fs.Path(BUCKET, "out/summary.json"))) {
        assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo(
                """
                [
                {"type":"yellow","avgDist":92.8,"avgCostPerMile":12.63,"avgCost":18.55}
                ]
                """);
      }
      assertThat(filesBelow(bucket, "out")).containsExactly("out/summary.json");
      assertThat(filesBelow(bucket, "records"))
          .containsExactlyInAnyOrder("records/there/run.json", "records/there/taxi-summary/1.json");
    }
    ShellResult status =
        etl(server.settings(), "status", "there", "--runs", "s3a://samples/records");
    assertThat(status.out()).contains("summary " + summary + ": json-array, 1 row, ");
  }

  @Test
  void drawsTheSameWordCloudsFromABucketAsFromAFolder() throws Exception {
    Path clouds = Files.createDirectories(folder.resolve("clouds"));
    Files.writeString(
        clouds.resolve("counts.csv"),
        "year,word,count\n2001,night,9\n2001,river,4\n2002,river,5\n2002,stone,5\n");
    BufferedImage mask = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D forbidden = mask.createGraphics();
    forbidden.setColor(Color.WHITE);
    forbidden.fillRect(0, 0, 100, 200);
    ImageIO.write(mask, "png", clouds.resolve("mask.png").toFile());
    try (InputStream font = getClass().getResourceAsStream(FONT)) {
      Files.copy(requireNonNull(font), clouds.resolve("font.ttf"));
    }
    Configuration configuration = new Configuration();
    server.settings().forEach(configuration::set);
    try (FileSystem bucket = FileSystem.newInstance(URI.create(BUCKET), configuration)) {
      bucket.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(clouds.toUri()), new org.apache.hadoop.fs.Path(BUCKET));

      drawClouds(clouds.toString());
      drawClouds(BUCKET + "clouds");

      for (String file : List.of("out/2001.png", "out/2002.png", "out/film.gif")) {
        try (InputStream content =
            bucket.open(new org.apache.hadoop.fs.Path(BUCKET, "clouds/" + file))) {
          assertThat(clouds.resolve(file)).hasBinaryContent(content.readAllBytes());
        }
      }
    }
  }

  private void drawClouds(String place) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", "word-clouds", "--job"));
    Stream.of(
            "counts.path=%s/counts.csv",
            "look.mask=%s/mask.png",
            "look.font=%s/font.ttf",
            "pictures.path=%s/out/{year}.png",
            "film.path=%s/out/film.gif")
        .forEach(setting -> arguments.addAll(List.of("--set", setting.formatted(place))));
    ShellResult run = etl(server.settings(), arguments.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
  }

  @Test
  void ofSeveralWhoCreateAnObjectOneDoes() throws Exception {
    Configuration configuration = new Configuration();
    server.settings().forEach(configuration::set);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tries.add(() -> Publisher.of(BUCKET + "created/lease", configuration).create(new byte[] {1}));
    }

    List<Boolean> created = new ArrayList<>();
    for (Future<Boolean> outcome : pool.invokeAll(tries)) {
      created.add(outcome.get());
    }
    pool.shutdown();

    assertThat(created).containsOnlyOnce(true);
  }

  private static List<String> filesBelow(FileSystem bucket, String folder) throws IOException {
    List<String> files = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all =
        bucket.listFiles(new org.apache.hadoop.fs.Path(BUCKET, folder), true);
    while (all.hasNext()) {
      files.add(all.next().getPath().toUri().getPath().substring(1));
    }
    return files;
  }

  private ShellResult run(Map<String, String> settings) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", "taxi-summary"));
    for (String colour : List.of("yellow", "green")) {
      arguments.addAll(List.of("--set", "%s.path=%s%s".formatted(colour, BUCKET, colour)));
    }
    return etl(settings, arguments.toArray(String[]::new));
  }

  private ShellResult etl(Map<String, String> settings, String... arguments) throws Exception {
    String options =
        settings.entrySet().stream()
            .map(setting -> "-Dspark.hadoop.%s=%s".formatted(setting.getKey(), setting.getValue()))
            .collect(Collectors.joining(" "));
    List<String> command = new ArrayList<>(List.of(ETL));
    command.addAll(List.of(arguments));
    return Shell.run(folder, Map.of("ETL_JAVA_OPTIONS", options), command);
  }
}
