package io.sparketl.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.JobCheck;
import io.sparketl.jobs.config.Settings;
import io.sparketl.testkit.S3Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an S3 server refuses, lacks or fails to do, and what a user gets to read of it. */
class FailingS3IT {

  private static final String HADOOP = "spark.hadoop.";
  private static final String KEY = "fs.s3a.access.key";
  private static final String SECRET = "fs.s3a.secret.key";
  private static final String ENDPOINT = "fs.s3a.endpoint";

  @TempDir private static Path store;
  private static S3Server server;
  private static HttpServer broken;

  /**
   * A failure.
   *
   * @param code its label, and its exit code
   * @param settings of S3A, beside those that are right
   * @param assignments of the job
   */
  private record Case(
      String name,
      String code,
      String problem,
      String remedy,
      Map<String, String> settings,
      List<String> assignments) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start(store);
    server.createBucket("samples");
    broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/fails/", 500);
    answer("/busy/", 503);
    broken.start();
  }

  private static void answer(String path, int status) {
    broken.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  @AfterAll
  static void stop() {
    broken.stop(0);
    server.close();
  }

  static Stream<Case> cases() {
    return Stream.of(
        reading(
            "no key",
            "201 INPUT_NOT_FOUND 2",
            "s3a://samples/no.csv",
            "check the path",
            "s3a://samples/no.csv",
            Map.of()),
        reading(
            "no bucket",
            "106 STORE_NOT_FOUND 2",
            "s3a://no-such-bucket/",
            "name of the bucket",
            "s3a://no-such-bucket/a.csv",
            Map.of()),
        reading(
            "wrong secret",
            "801 ACCESS_DENIED 8",
            "s3a://samples/a.csv",
            "check the credentials",
            "s3a://samples/a.csv",
            Map.of(SECRET, "another-secret")),
        reading(
            "unknown key",
            "801 ACCESS_DENIED 8",
            "s3a://samples/a.csv",
            "check the credentials",
            "s3a://samples/a.csv",
            Map.of(KEY, "nobody")),
        reading(
            "refused credentials",
            "803 CREDENTIALS_REFUSED 8",
            "s3a://samples/",
            "expired",
            "s3a://samples/",
            Map.of(SECRET, "another-secret")),
        reading(
            "no credentials",
            "802 CREDENTIALS_MISSING 8",
            "s3a://samples/a.csv",
            "AWS_ACCESS_KEY_ID",
            "s3a://samples/a.csv",
            Map.of(KEY, "", SECRET, "")),
        reading(
            "refused",
            "501 STORAGE_UNREACHABLE 3",
            "s3a://samples/a.csv",
            "check the host",
            "s3a://samples/a.csv",
            Map.of(ENDPOINT, "http://127.0.0.1:1")),
        reading(
            "no host",
            "501 STORAGE_UNREACHABLE 3",
            "no.such.host.invalid",
            "check the host",
            "s3a://samples/a.csv",
            Map.of(ENDPOINT, "http://no.such.host.invalid")),
        reading(
            "failing",
            "501 STORAGE_UNREACHABLE 3",
            "s3a://fails/a.csv",
            "the fault is the store's",
            "s3a://fails/a.csv",
            elsewhere()),
        reading(
            "busy",
            "501 STORAGE_UNREACHABLE 3",
            "s3a://busy/a.csv",
            "the fault is the store's",
            "s3a://busy/a.csv",
            elsewhere()),
        reading(
            "no scheme of this jar",
            "201 INPUT_NOT_FOUND 2",
            "\"s4a\"",
            "add the file system's jar",
            "s4a://samples/a.csv",
            Map.of()),
        writing(
            "no bucket",
            "106 STORE_NOT_FOUND 2",
            "s3a://no-such-bucket/",
            "name of the bucket",
            "s3a://no-such-bucket/a.csv",
            Map.of()),
        writing(
            "wrong secret",
            "801 ACCESS_DENIED 8",
            "s3a://samples/a.csv",
            "check the credentials",
            "s3a://samples/a.csv",
            Map.of(SECRET, "another-secret")));
  }

  private static Case reading(
      String name,
      String code,
      String problem,
      String remedy,
      String path,
      Map<String, String> settings) {
    return new Case(
        "reading: " + name, code, problem, remedy, settings, List.of("yellow.path=" + path));
  }

  private static Case writing(
      String name,
      String code,
      String problem,
      String remedy,
      String path,
      Map<String, String> settings) {
    return new Case(
        "writing: " + name,
        code,
        problem,
        remedy,
        settings,
        List.of("yellow.path=../data/taxi/yellow", "summary.path=" + path));
  }

  /** The server that is no S3. */
  private static Map<String, String> elsewhere() {
    return Map.of(
        ENDPOINT,
        "http://127.0.0.1:" + broken.getAddress().getPort(),
        "fs.s3a.connection.request.timeout",
        "1s",
        "fs.s3a.connection.timeout",
        "1s");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aFailureOfTheStoreIsToldAsItsUserNeedsIt(Case wrong, @TempDir Path folder) {
    EtlException failure = failure(wrong, folder);

    assertThat(
            "%s %d"
                .formatted(
                    failure.code().label().substring(4), failure.code().outcome().exitCode()))
        .as(failure.getMessage())
        .isEqualTo(wrong.code());
    assertThat(failure.problem())
        .contains(wrong.problem())
        .doesNotContain("Exception", "Request ID", "amazon.awssdk", "secret", "\n");
    assertThat(failure.remedy()).contains(wrong.remedy());
  }

  private static EtlException failure(Case wrong, Path folder) {
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("fs.s3a.impl.disable.cache", "true");
    settings.put("fs.s3a.retry.throttle.limit", "1");
    settings.put("fs.s3a.retry.throttle.interval", "10ms");
    settings.putAll(wrong.settings());
    settings.forEach((key, value) -> System.setProperty(HADOOP + key, value));
    Settings given =
        Settings.reference()
            .withAssignments(
                "jobs.taxi-summary", List.of("green=null", "summary.path=" + folder + "/s.csv"));
    try {
      return new JobCheck()
              .of(JobCatalog.load().configure("taxi-summary", given, wrong.assignments()).job())
              .stream()
              .flatMap(finding -> finding.failure().stream())
              .findFirst()
              .orElseThrow();
    } finally {
      settings.keySet().forEach(key -> System.clearProperty(HADOOP + key));
    }
  }
}
