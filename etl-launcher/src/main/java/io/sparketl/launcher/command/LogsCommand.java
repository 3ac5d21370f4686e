package io.sparketl.launcher.command;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.run.RunId;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.launcher.report.Console;
import io.sparketl.launcher.target.LocalTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the log of a run. */
@Command(
    name = "logs",
    description = "Prints Spark's log of a run that was made on this machine.",
    mixinStandardHelpOptions = true)
public final class LogsCommand implements Callable<Integer> {

  private static final int BUFFER = 1 << 16;

  private final Console console;

  @Parameters(paramLabel = "RUN", description = "The id of a run, or 'last' for the newest.")
  private String run = "";

  @Mixin private final RunsOption runs = new RunsOption();

  /** The verb, printing to {@code console}. */
  public LogsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    // A run that failed before it was planned has a log and no record.
    if (!run.equals(RunId.LAST) && Files.exists(runs.log(new RunId(run)))) {
      print(runs.log(new RunId(run)));
      return 0;
    }
    RunRecord record = runs.all().find(run);
    Path log = runs.log(new RunId(record.runId()));
    if (Files.notExists(log)) {
      throw missing(record, log);
    }
    print(log);
    return 0;
  }

  private void print(Path log) throws IOException {
    try (InputStream bytes = Files.newInputStream(log);
        Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      char[] buffer = new char[BUFFER];
      int read = text.read(buffer);
      // Whoever reads this may have seen enough.
      while (read >= 0 && !console.out().checkError()) {
        console.out().write(buffer, 0, read);
        read = text.read(buffer);
      }
    }
    console.out().flush();
  }

  private static EtlException missing(RunRecord record, Path log) {
    return new EtlException(
        ErrorCode.NAME_UNKNOWN,
        "there is no log of the run %s at %s".formatted(record.runId(), log),
        record.target().equals(LocalTarget.NAME)
            ? "the run was made on another machine or from another folder; its log is there"
            : keptByCluster(record.step().sparkApplicationId()));
  }

  private static String keptByCluster(@Nullable String application) {
    return application == null
        ? "the log is kept by the cluster that ran it"
        : "the log is kept by the cluster that ran it, as that of the application %s; of YARN:"
                .formatted(application)
            + " yarn logs -applicationId "
            + application;
  }
}
