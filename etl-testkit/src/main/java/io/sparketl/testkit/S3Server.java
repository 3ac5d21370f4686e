package io.sparketl.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real S3 server (S3Proxy) as a process of its own, which keeps its objects in a folder. It
 * checks signatures: another key than that of {@link #settings} is turned away with 403.
 *
 * <p>The module etl-s3server brings its class path, so that its libraries and Spark's never meet.
 */
public final class S3Server implements AutoCloseable {

  private static final Path CLASS_PATH = Path.of("../etl-s3server/target/class-path");
  private static final Duration START = Duration.ofSeconds(30);
  private static final Pattern STARTED =
      Pattern.compile("Started .*ServerConnector.*\\{127\\.0\\.0\\.1:([1-9][0-9]*)}");
  private static final String LOGGING =
      """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d %level %logger{0} %msg%n</pattern></encoder>
        </appender>
        <root level="INFO"><appender-ref ref="out"/></root>
      </configuration>
      """;
  private static final String ACCESS_KEY = "tests";
  private static final String SECRET_KEY = "secret-of-the-tests";

  private final Process process;
  private final Path store;
  private final String endpoint;
  private final Thread lastResort;

  private S3Server(Process process, Path store, Path log) throws IOException, InterruptedException {
    this.process = process;
    this.store = store;
    this.lastResort = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(lastResort);
    this.endpoint = "http://127.0.0.1:" + awaitPort(log);
  }

  /**
   * Starts a server on a free port of this machine alone, and waits until it answers.
   *
   * @param folder where its store, its settings and its log go
   */
  public static S3Server start(Path folder) throws IOException, InterruptedException {
    Path home = Files.createDirectories(folder.resolve("s3server"));
    Path store = Files.createDirectories(home.resolve("store"));
    Path log = home.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile="
                    + Files.writeString(home.resolve("log.xml"), LOGGING),
                "-cp",
                Files.readString(CLASS_PATH).strip(),
                "org.gaul.s3proxy.Main",
                "--properties",
                Files.writeString(home.resolve("properties"), properties(store)).toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new S3Server(process, store, log);
  }

  /** Makes an empty bucket; S3 wants names of 3 to 63 small letters, digits, dots and hyphens. */
  public void createBucket(String name) throws IOException {
    // What the server itself does when it is asked to; asking it would take a signature.
    Files.createDirectory(store.resolve(name));
  }

  /** Hadoop's settings for this server, {@code fs.s3a.…}; failures are tried again once only. */
  public Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("fs.s3a.endpoint", endpoint),
        Map.entry("fs.s3a.endpoint.region", "us-east-1"),
        Map.entry("fs.s3a.path.style.access", "true"),
        Map.entry("fs.s3a.connection.ssl.enabled", "false"),
        Map.entry(
            "fs.s3a.aws.credentials.provider",
            "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider"),
        Map.entry("fs.s3a.access.key", ACCESS_KEY),
        Map.entry("fs.s3a.secret.key", SECRET_KEY),
        Map.entry("fs.s3a.attempts.maximum", "1"),
        Map.entry("fs.s3a.retry.limit", "1"),
        Map.entry("fs.s3a.retry.interval", "100ms"));
  }

  /** Stops the server; its port refuses connections from then on. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    Runtime.getRuntime().removeShutdownHook(lastResort);
  }

  /** The server takes any free port and logs which. */
  private String awaitPort(Path log) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(START);
    boolean waiting = true;
    while (waiting) {
      waiting = !process.waitFor(50, TimeUnit.MILLISECONDS) && Instant.now().isBefore(end);
      Matcher started = STARTED.matcher(Files.readString(log));
      if (started.find()) {
        return started.group(1);
      }
    }
    close();
    throw new IllegalStateException("the S3 server did not start:\n" + Files.readString(log));
  }

  private static String properties(Path store) {
    return """
        s3proxy.endpoint=http://127.0.0.1:0
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.identity=
        jclouds.credential=
        jclouds.filesystem.basedir=%s
        """
        .formatted(ACCESS_KEY, SECRET_KEY, store.toAbsolutePath());
  }
}
