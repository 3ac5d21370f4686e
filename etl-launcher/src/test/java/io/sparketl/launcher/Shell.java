package io.sparketl.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Runs commands for the tests of scripts; their stdin is empty. */
final class Shell {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  /** What a command left behind: its exit status and all that it printed. */
  record ShellResult(int status, String out, String err) {}

  private Shell() {}

  /** Runs with a timeout of one minute; {@code environment} is added to that of the tests. */
  static ShellResult run(Path directory, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    return run(directory, environment, command, TIMEOUT);
  }

  static ShellResult run(
      Path directory, Map<String, String> environment, List<String> command, Duration timeout)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> out = read(process.getInputStream(), timeout);
    CompletableFuture<String> err = read(process.getErrorStream(), timeout);
    if (!process.waitFor(timeout.toMillis(), MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(
          "%s still ran after %s; it printed:%n%s%s"
              .formatted(command, timeout, out.join(), err.join()));
    }
    return new ShellResult(process.exitValue(), out.join(), err.join());
  }

  static boolean isInstalled(String program) throws IOException, InterruptedException {
    List<String> command = List.of("sh", "-c", "command -v \"$1\"", "sh", program);
    return run(Path.of("."), Map.of(), command).status() == 0;
  }

  /** Gives up after twice the timeout: a child left behind may hold the stream open. */
  private static CompletableFuture<String> read(InputStream stream, Duration timeout) {
    return CompletableFuture.supplyAsync(() -> readAll(stream), task -> new Thread(task).start())
        .orTimeout(2 * timeout.toMillis(), MILLISECONDS);
  }

  private static String readAll(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
