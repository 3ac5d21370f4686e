package io.sparketl.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparketl.core.error.EtlException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures of whole runs, each with a session of its own or none: what is thrown and written. */
class FailingRunTest {

  /**
   * A failure.
   *
   * @param code its label, and its exit code
   * @param settings of Spark, beside those of the tests
   * @param arguments of the job {@code failing}
   */
  private record Case(
      String name,
      String code,
      String problem,
      String remedy,
      Map<String, String> settings,
      List<String> arguments) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        start(
            "master",
            "104 SPARK_SETTING_INVALID 2",
            "'nonsense'",
            "local[2]",
            "spark.master",
            "nonsense"),
        start(
            "manager", "104 SPARK_SETTING_INVALID 2", "'yarn'", "local[2]", "spark.master", "yarn"),
        start(
            "executor memory",
            "104 SPARK_SETTING_INVALID 2",
            "Executor memory 1048576 must be at least",
            "memory",
            "spark.executor.memory",
            "1m"),
        start(
            "no size",
            "104 SPARK_SETTING_INVALID 2",
            "much",
            "mend the setting",
            "spark.executor.memory",
            "much"),
        start(
            "no number",
            "104 SPARK_SETTING_INVALID 2",
            "many",
            "mend the setting",
            "spark.sql.shuffle.partitions",
            "many"),
        start(
            "no class",
            "104 SPARK_SETTING_INVALID 2",
            "no.such.Listener",
            "mend the setting",
            "spark.extraListeners",
            "no.such.Listener"),
        start(
            "address",
            "506 SPARK_NOT_STARTED 3",
            "Cannot assign requested address",
            "spark.driver.bindAddress",
            "spark.driver.bindAddress",
            "203.0.113.7"),
        start(
            "no folder of events",
            "201 INPUT_NOT_FOUND 2",
            "/no/such/folder",
            "check the path",
            "spark.eventLog.dir",
            "/no/such/folder"),
        job(
            "memory of a task",
            "402 MEMORY_EXCEEDED 4",
            "out of memory: ",
            "memory",
            "task-memory"),
        job(
            "memory of the driver",
            "402 MEMORY_EXCEEDED 4",
            "out of memory: ",
            "memory",
            "driver-memory"),
        job(
            "size of results",
            "402 MEMORY_EXCEEDED 4",
            "bigger than",
            "spark.driver.maxResultSize",
            "result-size"),
        job("stopped", "507 SPARK_STOPPED 3", "stopped", "nobody stop Spark", "session-stopped"),
        new Case(
            "key",
            "101 CONFIG_INVALID 2",
            "'copy.pth'",
            "etl describe",
            Map.of(),
            List.of("--set", "copy.pth=a")),
        new Case(
            "value",
            "101 CONFIG_INVALID 2",
            "failure",
            "etl describe",
            Map.of(),
            List.of("--set", "failure=none")),
        new Case(
            "secret in an output",
            "101 CONFIG_INVALID 2",
            "'s3a://*****@bucket/x.csv' holds a credential",
            "",
            Map.of(),
            List.of("--set", "copy.path=s3a://KEY:SECRET@bucket/x.csv")),
        new Case(
            "secret in the records",
            "103 ARGUMENT_INVALID 2",
            "'s3a://*****@bucket/runs' holds a credential",
            "docs/errors.md",
            Map.of(),
            List.of("--runs", "s3a://KEY:SECRET@bucket/runs")),
        new Case(
            "scheme of the records",
            "302 OUTPUT_UNSUPPORTED 2",
            "\"gs\"",
            "publish to",
            Map.of(),
            List.of("--runs", "gs://bucket/runs")),
        new Case(
            "run id",
            "103 ARGUMENT_INVALID 2",
            "'../x'",
            "",
            Map.of(),
            List.of("--run-id", "../x")));
  }

  private static Case start(
      String name, String code, String problem, String remedy, String key, String value) {
    Map<String, String> settings = new HashMap<>(Map.of(key, value));
    if (key.startsWith("spark.eventLog")) {
      settings.put("spark.eventLog.enabled", "true");
    }
    return new Case("start: " + name, code, problem, remedy, settings, List.of());
  }

  private static Case job(String name, String code, String problem, String remedy, String failure) {
    return new Case(
        "job: " + name,
        code,
        problem,
        remedy,
        Map.of("spark.driver.maxResultSize", "100k", "spark.executor.killOnFatalError.depth", "0"),
        List.of("--set", "failure=" + failure));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aRunThatFailsSaysWhy(Case wrong, @TempDir Path folder) throws Exception {
    EtlException failure = failure(folder, wrong.settings(), wrong.arguments());

    assertThat(
            "%s %d"
                .formatted(
                    failure.code().label().substring(4), failure.code().outcome().exitCode()))
        .as(failure.getMessage())
        .isEqualTo(wrong.code());
    assertThat(failure.problem()).contains(wrong.problem()).doesNotContain("Exception:", "\tat ");
    assertThat(failure.remedy()).contains(wrong.remedy()).isNotBlank();
    assertThat(Files.exists(folder.resolve("copy.csv"))).isFalse();
  }

  @Test
  void aPortThatIsTakenIsNamed(@TempDir Path folder) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      EtlException failure =
          failure(
              folder,
              Map.of(
                  "spark.driver.port",
                  Integer.toString(taken.getLocalPort()),
                  "spark.port.maxRetries",
                  "0"),
              List.of());

      assertThat(failure).hasMessageContaining("ETL-506 SPARK_NOT_STARTED: Address already in use");
      assertThat(failure.remedy()).contains("spark.driver.port");
    }
  }

  @Test
  void aRecordOfAnotherFormIsNotReplaced(@TempDir Path folder) throws Exception {
    Path run = Files.createDirectories(folder.resolve("runs/r"));
    Files.writeString(run.resolve("run.json"), "{");

    assertThat(failure(folder, Map.of(), List.of("--run-id", "r")))
        .hasMessageContaining("ETL-502 RECORD_UNREADABLE: ");
    assertThat(run.resolve("run.json")).hasContent("{");
  }

  /** What the record says is what was thrown, and names the root. */
  @Test
  void theRecordSaysTheSame(@TempDir Path folder) throws Exception {
    EtlException failure =
        failure(folder, Map.of("spark.master", "nonsense"), List.of("--run-id", "r"));

    assertThat(folder.resolve("runs/r/failing/1.json"))
        .content()
        .contains("\"code\" : 104", "\"name\" : \"SPARK_SETTING_INVALID\"")
        .contains(failure.problem(), failure.remedy(), "\"status\" : \"failed\"");
  }

  private static EtlException failure(
      Path folder, Map<String, String> settings, List<String> arguments) {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    List<String> all = new ArrayList<>(List.of("failing", "--runs", folder + "/runs"));
    all.addAll(List.of("--set", "copy.path=" + folder + "/copy.csv"));
    all.addAll(arguments);
    Map<String, String> before = new HashMap<>();
    settings.forEach((key, value) -> before.put(key, System.getProperty(key)));
    settings.forEach(System::setProperty);
    try {
      return catchThrowableOfType(
          EtlException.class, () -> JobMain.run(all, new LoggingListener()));
    } finally {
      before.forEach(
          (key, value) -> {
            if (value == null) {
              System.clearProperty(key);
            } else {
              System.setProperty(key, value);
            }
          });
    }
  }
}
