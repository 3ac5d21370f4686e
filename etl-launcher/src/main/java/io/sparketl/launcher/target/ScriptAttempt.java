package io.sparketl.launcher.target;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.Failures;
import io.sparketl.jobs.Shutdown;
import io.sparketl.jobs.StepTerms;
import io.sparketl.jobs.io.FileState;
import io.sparketl.jobs.pipeline.PipelineRunner;
import io.sparketl.jobs.pipeline.ScriptWork;
import io.sparketl.jobs.pipeline.Step;
import io.sparketl.jobs.run.Attempt;
import io.sparketl.jobs.run.RunFolder;
import io.sparketl.jobs.run.RunId;
import io.sparketl.jobs.run.Status;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One try of a script: a process of its own, whose output goes to the run's log. */
final class ScriptAttempt {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TAIL_BYTES = 1 << 14;

  private final Step step;
  private final ScriptWork work;
  private final RunFolder folder;
  private final Path log;

  /** Changed under this object's lock: the thread that ends the JVM writes it too. */
  private @Nullable Attempt attempt;

  private @Nullable Process process;
  private volatile long logBefore;
  private Map<String, String> outputsBefore = Map.of();

  ScriptAttempt(Step step, ScriptWork work, RunFolder folder, Path log) {
    this.step = step;
    this.work = work;
    this.folder = folder;
    this.log = log;
  }

  /**
   * Runs the script, and writes down how that ended.
   *
   * @throws EtlException if it failed, whatever the reason
   */
  void run(RunId id) {
    Shutdown shutdown = new Shutdown(this::cancel, () -> {});
    shutdown.watch();
    try {
      begin(id);
      await(start());
      requireOutputs();
      end(Attempt::succeeded);
    } catch (IOException | RuntimeException e) {
      EtlException failure = Failures.classify(e);
      fail(failure);
      throw isCancelled() ? cancellation() : failure;
    } finally {
      shutdown.ignore();
    }
  }

  private synchronized void begin(RunId id) throws IOException {
    attempt = folder.begin(id, PipelineRunner.planned(step));
    attempt = attempt.withFileStates(work.inputStates(step.links(), folder.hadoop()));
    folder.save(attempt);
    outputsBefore = work.outputStates(folder.hadoop());
  }

  private synchronized Process start() throws IOException {
    List<String> command = new ArrayList<>();
    String program = ScriptCommand.program(work);
    command.add(new SparkDistribution(System.getenv()).program(program).toString());
    command.addAll(ScriptCommand.arguments(step, work));
    Files.createDirectories(log.toAbsolutePath().getParent());
    // Before it starts: the script may have said its last words before anybody looks.
    logBefore = Files.exists(log) ? Files.size(log) : 0;
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    // A script that asks would wait for ever.
    process.getOutputStream().close();
    return process;
  }

  private void await(Process script) throws IOException {
    try {
      if (step.timeLimit().isEmpty()) {
        script.waitFor();
      } else if (!script.waitFor(step.timeLimit().get().toSeconds(), TimeUnit.SECONDS)) {
        stop(script);
        throw StepTerms.overdue(step.name(), step.timeLimit().get());
      }
    } catch (InterruptedException e) {
      stop(script);
      Thread.currentThread().interrupt();
      throw cancellation();
    }
    if (script.exitValue() != 0) {
      throw new EtlException(
          ErrorCode.SCRIPT_FAILED,
          "%s ended with exit code %d%s".formatted(work.script(), script.exitValue(), lastWords()),
          "read its output: etl logs " + folder.path().replaceFirst(".*/", ""));
    }
  }

  private static void stop(Process script) {
    List<ProcessHandle> descendants = script.descendants().toList();
    descendants.forEach(ProcessHandle::destroy);
    script.destroy();
    try {
      if (!script.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        script.destroyForcibly();
      }
      descendants.forEach(ProcessHandle::destroyForcibly);
    } catch (InterruptedException e) {
      script.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The last line that is none of Spark's log: of Python, the exception. */
  private String lastWords() throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(log)) {
      file.position(Math.max(logBefore, file.size() - TAIL_BYTES));
      byte[] tail = Channels.newInputStream(file).readAllBytes();
      return new String(tail, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.matches("\\d\\d/\\d\\d/\\d\\d .*"))
          .reduce((one, next) -> next)
          .map(line -> ": " + line.strip())
          .orElse("");
    }
  }

  /** A script that ends well and makes nothing must not look green. */
  private void requireOutputs() throws IOException {
    for (Map.Entry<String, String> output : work.outputs().entrySet()) {
      try {
        String unused = FileState.of(List.of(output.getValue()), folder.hadoop());
      } catch (EtlException e) {
        throw new EtlException(
            ErrorCode.SCRIPT_FAILED,
            "%s ended well, but did not make its output '%s': %s"
                .formatted(work.script(), output.getKey(), e.problem()),
            "mend the script, or the path of the output",
            e);
      }
    }
    Map<String, String> states = work.outputStates(folder.hadoop());
    for (String output : states.keySet()) {
      if (Objects.equals(states.get(output), outputsBefore.get(output))) {
        throw new EtlException(
            ErrorCode.SCRIPT_FAILED,
            "%s ended well, but left its output '%s' as it was: %s"
                .formatted(work.script(), output, work.outputs().get(output)),
            "mend the script, or the path of the output");
      }
    }
    change(one -> one.withFileStates(states));
  }

  private interface Change {
    Attempt of(Attempt attempt);
  }

  private synchronized void change(Change change) {
    if (attempt != null) {
      attempt = change.of(attempt);
    }
  }

  /** What has ended stays so: a script that was told to end fails, and that is not why. */
  private synchronized void end(Change change) throws IOException {
    if (attempt != null && attempt.status() == Status.RUNNING) {
      attempt = change.of(attempt);
      folder.save(attempt);
    }
  }

  private void fail(EtlException failure) {
    try {
      end(one -> one.failed(failure));
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Called when the JVM is told to end. */
  private synchronized void cancel() {
    EtlException order = cancellation();
    try {
      end(one -> one.cancelled(order));
    } catch (IOException | RuntimeException e) {
      order.addSuppressed(e);
    }
    if (process != null) {
      stop(process);
    }
  }

  /** Whether the script ended because it was told to: then nobody tries it again. */
  private synchronized boolean isCancelled() {
    return attempt != null && attempt.status() == Status.CANCELLED;
  }

  private static EtlException cancellation() {
    return new EtlException(
        ErrorCode.CANCELLED,
        "the process was told to end before the script had",
        "run it again; whether its outputs are whole is the script's affair");
  }
}
