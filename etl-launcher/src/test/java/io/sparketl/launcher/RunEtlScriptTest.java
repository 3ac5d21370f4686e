package io.sparketl.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparketl.launcher.Shell.ShellResult;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run-etl.sh} as EMR's script-runner starts it, with a fake {@code spark-submit}. */
class RunEtlScriptTest {
  private static final Path SCRIPT = Path.of("src/main/sh/run-etl.sh").toAbsolutePath();
  private static final String JAR = "s3://artifacts/etl-job.jar";
  private static final String JOB = "taxi-summary";

  @ParameterizedTest
  @ValueSource(strings = {"src/main/sh/run-etl.sh", "../etl"})
  void shellcheckFindsNothing(Path script) throws Exception {
    assumeThat(script).exists();
    assumeThat(Shell.isInstalled("shellcheck")).as("shellcheck is installed").isTrue();

    assertThat(Shell.run(Path.of("."), Map.of(), List.of("shellcheck", script.toString())))
        .isEqualTo(new ShellResult(0, "", ""));
  }

  @Nested
  @ParameterizedClass
  @ValueSource(strings = {"sh", "dash", "busybox sh", "bash --posix"})
  class InEveryShell {
    private final Map<String, String> environment = new HashMap<>();
    @Parameter private String shell = "";
    @TempDir private Path directory = Path.of("");

    @BeforeEach
    void hidesTheRealSpark() throws Exception {
      Path bin = Files.createDirectory(directory.resolve("bin"));
      environment.put("PATH", bin + File.pathSeparator + System.getenv("PATH"));
      environment.put("SPARK_HOME", "");
      environment.put("TMPDIR", Files.createDirectory(directory.resolve("temporary")).toString());
      assumeThat(Shell.isInstalled(words(shell).get(0))).as(shell + " is installed").isTrue();
    }

    @AfterEach
    void leavesNoTemporaryFile() {
      assertThat(directory.resolve("temporary")).isEmptyDirectory();
    }

    @Test
    void submitsTheJobToYarn() throws Exception {
      fakeSparkSubmit("exit 0");

      assertThat(runEtl(JAR, JOB)).isEqualTo(new ShellResult(0, "", ""));
      assertThat(submitted())
          .isEqualTo(
              words(
                  "--master yarn --deploy-mode cluster"
                      + " --conf spark.yarn.submit.waitAppCompletion=true"
                      + " --class io.sparketl.jobs.JobMain --name taxi-summary s3://artifacts/etl-job.jar taxi-summary"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "  two  words ",
          "a,b, c",
          "it's",
          "a \"quoted\" word",
          "$HOME ${HOME} $(id) $$",
          "`id`",
          "back\\slash \\n \\\\",
          "*",
          "/*/[a-z]?",
          "first line\nsecond line\n",
          "\ttab\t",
          "Zürich – 東京 🚕",
          "-h",
          "--set",
          "--",
          "key=a b;c&d|e>f<g#h!",
          "{\"rows\": {5}}",
          "100 % %s",
          "~"
        })
    void passesEveryArgumentUntouched(String argument) throws Exception {
      Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding"));
      assumeThat(charset.newEncoder().canEncode(argument)).as("Java can pass it on").isTrue();
      fakeSparkSubmit("exit 0");

      runEtl(JAR, JOB, argument, "last");

      assertThat(submitted()).endsWith(JAR, JOB, argument, "last");
    }

    @Test
    void keepsOutputAndErrorsApart() throws Exception {
      fakeSparkSubmit("echo result; echo progress >&2");

      assertThat(runEtl(JAR, JOB)).isEqualTo(new ShellResult(0, "result\n", "progress\n"));
    }

    @Test
    void showsErrorsAsTheyCome() throws Exception {
      fakeSparkSubmit(
          """
          echo here >&2
          i=0
          until grep -q here log || [ $((i += 1)) -eq 1000 ]; do :; done
          grep -q here log""");
      String script = "%s %s jar job 2>log".formatted(shell, SCRIPT);

      assertThat(Shell.run(directory, environment, List.of("sh", "-c", script)).status()).isZero();
    }

    @Test
    void losesNothingOfALongOutput() throws Exception {
      fakeSparkSubmit("awk 'BEGIN { while (i < 50000) print \"line\", ++i }' >&2; exit 1");

      assertThat(runEtl(JAR, JOB).err().lines())
          .hasSize(50_001)
          .endsWith("line 50000", failed("spark-submit ended with 1", "line 50000"));
    }

    @Test
    void keepsItsFileAmongTheTemporaryOnes() throws Exception {
      fakeSparkSubmit("ls \"$TMPDIR\"");

      assertThat(runEtl(JAR, JOB).out().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 42, 126, 127, 255})
    void passesTheExitStatusOn(int status) throws Exception {
      fakeSparkSubmit("exit " + status);

      String line = failed("spark-submit ended with " + status, "it printed no cause");
      assertThat(runEtl(JAR, JOB)).isEqualTo(new ShellResult(status, "", line + "\n"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void endsWithTheCause(String printed, String cause) throws Exception {
      fakeSparkSubmit("cat >&2 <<'END'\n" + printed + "END\nexit 1");

      String line = failed("spark-submit ended with 1", cause);
      assertThat(runEtl(JAR, JOB)).isEqualTo(new ShellResult(1, "", printed + line + "\n"));
    }

    static Stream<Arguments> causes() {
      return Stream.of(
          argumentSet(
              "the ETL error in YARN's report",
              """
              26/11/21 07:00:01 INFO Client: Application report for application_1_0001 (state: ACCEPTED)
              26/11/21 07:00:01 INFO Client:
              \t client token: N/A
              \t diagnostics: N/A
              26/11/21 07:01:00 INFO Client: Application report for application_1_0001 (state: FINISHED)
              26/11/21 07:01:00 INFO Client:
              \t client token: N/A
              \t diagnostics: User class threw exception: io.sparketl.core.error.EtlException: ETL-202 COLUMNS_MISSING: a.csv has no fare; name the column
              \tat io.sparketl.jobs.JobMain.main(JobMain.java:1)
              Caused by: java.io.EOFException: too short
              \t... 9 more

              \t ApplicationMaster host: node-1
              \t final status: FAILED
              Exception in thread "main" org.apache.spark.SparkException: Application application_1_0001 finished with failed status
              26/11/21 07:01:01 INFO ShutdownHookManager: Shutdown hook called
              """,
              "ETL-202 COLUMNS_MISSING: a.csv has no fare; name the column"),
          argumentSet(
              "the ETL error that is the root of others",
              """
              io.sparketl.core.error.EtlException: ETL-400 STEP_FAILED: a step failed; see its cause
              Caused by: io.sparketl.core.error.EtlException: ETL-202 COLUMNS_MISSING: no fare; name it
              """,
              "ETL-202 COLUMNS_MISSING: no fare; name it"),
          argumentSet(
              "not a suppressed exception",
              """
              io.sparketl.core.error.EtlException: ETL-202 COLUMNS_MISSING: no fare; name it
              \tSuppressed: io.sparketl.core.error.EtlException: ETL-303 NOT_STAGED: a file stays; delete it
              \tCaused by: java.io.IOException: cannot delete
              """,
              "ETL-202 COLUMNS_MISSING: no fare; name it"),
          argumentSet(
              "the last Caused by",
              """
              \t diagnostics: User class threw exception: java.lang.IllegalStateException: outer
              Caused by: java.lang.IllegalStateException: middle
              Caused by: java.io.IOException: disk full
              Exception in thread "main" org.apache.spark.SparkException: failed
              """,
              "Caused by: java.io.IOException: disk full"),
          argumentSet(
              "YARN's diagnostics",
              """
              \t diagnostics: AM container is launched, waiting for AM container to register
              \t diagnostics: N/A
              \t diagnostics: Application killed by user.
              Exception in thread "main" org.apache.spark.SparkException: Application is killed
              """,
              "Application killed by user."),
          argumentSet(
              "YARN's diagnostics when only errors are logged",
              """
              26/11/21 07:01:00 ERROR Client: Application diagnostics message: Container killed, exitCode: -104
              Exception in thread "main" org.apache.spark.SparkException: failed
              """,
              "Container killed, exitCode: -104"),
          argumentSet(
              "not diagnostics that a later report took back",
              """
              \t diagnostics: AM container is launched, waiting for AM container to register
              \t diagnostics: N/A
              Exception in thread "main" java.net.ConnectException: connection lost
              \tat java.base/java.net.Socket.connect(Socket.java:1)
              """,
              "Exception in thread \"main\" java.net.ConnectException: connection lost"),
          argumentSet(
              "the last exception in a thread",
              """
              Exception in thread "worker" java.lang.OutOfMemoryError: first
              Exception in thread "main" java.lang.OutOfMemoryError: second
              bye
              """,
              "Exception in thread \"main\" java.lang.OutOfMemoryError: second"),
          argumentSet(
              "the last line that is not empty",
              """
              Error: Unrecognized option: --frobnicate
              100 % of C:\\new, $HOME and `id`

              \t
              """,
              "100 % of C:\\new, $HOME and `id`"));
    }

    @Test
    void saysThatSparkSubmitWasKilled() throws Exception {
      fakeSparkSubmit("echo working >&2; kill -KILL $$");

      String line = failed("spark-submit ended with 137, killed by signal 9", "working");
      assertThat(runEtl(JAR, JOB)).isEqualTo(new ShellResult(137, "", "working\n" + line + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void stopsSparkSubmitAndWaitsForItsEnd(String signal) throws Exception {
      assumeThat(isDelivered(signal)).as("the tests were not started without it").isTrue();
      fakeSparkSubmit(
          """
          trap 'echo "last words" >&2; exit 143' TERM
          kill -s %s "$PPID"
          i=0
          while [ $((i += 1)) -lt 1000000 ]; do :; done"""
              .formatted(signal));

      String line = failed("spark-submit ended with 143, killed by signal 15", "last words");
      assertThat(runEtl(JAR, JOB))
          .isEqualTo(new ShellResult(143, "", "last words\n" + line + "\n"));
    }

    /** A signal that was ignored when a shell started stays ignored: nohup, background jobs. */
    private boolean isDelivered(String signal) throws Exception {
      String probe = "trap 'exit 7' %1$s; kill -s %1$s $$; exit 0".formatted(signal);
      return Shell.run(directory, Map.of(), List.of("sh", "-c", probe)).status() == 7;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void explainsItsUsage(String help) throws Exception {
      ShellResult result = runEtl(help);

      assertThat(result.out()).startsWith("Usage: run-etl.sh JAR_URI JOB [ARGUMENT...]\n");
      assertThat(result).isEqualTo(new ShellResult(0, result.out(), ""));
    }

    @ParameterizedTest
    @MethodSource("wrongUsages")
    void refusesAWrongUsage(List<String> arguments, String problem) throws Exception {
      fakeSparkSubmit("exit 0");

      ShellResult result = runEtl(arguments.toArray(String[]::new));

      assertThat(result).isEqualTo(new ShellResult(2, "", result.err()));
      assertThat(result.err()).startsWith("Usage: ").endsWith("\nrun-etl.sh: " + problem + "\n");
      assertThat(directory.resolve("argv")).doesNotExist();
    }

    static Stream<Arguments> wrongUsages() {
      String option = "unknown option --jars; the first argument is the URI of the job jar";
      return Stream.of(
          arguments(List.of(), "JAR_URI is missing"),
          arguments(List.of("", JOB), "JAR_URI is missing"),
          arguments(List.of(JAR), "JOB is missing"),
          arguments(List.of(JAR, "", "--set"), "JOB is missing"),
          arguments(List.of("--jars", JAR, JOB), option));
    }

    @Test
    void saysWhatToDoWithoutSparkSubmit() throws Exception {
      environment.put("PATH", directory.resolve("bin").toString());

      String line =
          "run-etl.sh: there is no spark-submit on PATH;"
              + " run this where Spark is installed or set SPARK_HOME\n";
      assertThat(runEtl(JAR, JOB)).isEqualTo(new ShellResult(3, "", line));
    }

    @Test
    void saysWhatToDoWhenSparkHomeHasNoSparkSubmit() throws Exception {
      fakeSparkSubmit("exit 0");
      environment.put("SPARK_HOME", "/none");

      String line =
          "run-etl.sh: /none/bin/spark-submit cannot be run; correct SPARK_HOME or unset it\n";
      assertThat(runEtl(JAR, JOB)).isEqualTo(new ShellResult(3, "", line));
    }

    @Test
    void takesSparkSubmitOfSparkHome() throws Exception {
      fakeSparkSubmit("echo found");
      environment.put("SPARK_HOME", directory.toString());
      environment.put("PATH", System.getenv("PATH"));

      assertThat(runEtl(JAR, JOB)).isEqualTo(new ShellResult(0, "found\n", ""));
    }

    private ShellResult runEtl(String... arguments) throws Exception {
      Stream<String> script = Stream.concat(words(shell).stream(), Stream.of(SCRIPT.toString()));
      List<String> command = Stream.concat(script, Stream.of(arguments)).toList();
      return Shell.run(directory, environment, command);
    }

    private void fakeSparkSubmit(String behaviour) throws IOException {
      Path fake = directory.resolve("bin/spark-submit");
      String argv = directory.resolve("argv").toString();
      Files.writeString(
          fake, "#!/bin/sh\nprintf '%%s\\0' \"$@\" >'%s'\n%s\n".formatted(argv, behaviour));
      Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> submitted() throws IOException {
      String argv = Files.readString(directory.resolve("argv"), UTF_8);
      return Pattern.compile("\0").splitAsStream(argv).toList();
    }

    private static String failed(String end, String cause) {
      return "run-etl.sh: taxi-summary failed (%s): %s".formatted(end, cause);
    }

    private static List<String> words(String line) {
      return Pattern.compile(" ").splitAsStream(line).toList();
    }
  }
}
