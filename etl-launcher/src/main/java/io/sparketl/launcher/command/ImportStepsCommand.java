package io.sparketl.launcher.command;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.jobs.pipeline.StepsImport;
import io.sparketl.jobs.pipeline.StepsImport.Imported;
import io.sparketl.launcher.report.Console;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Turns a steps.json into a pipeline. */
@Command(
    name = "import-steps",
    description = {
      "Prints the pipeline that a steps.json is: its Python scripts as steps. What cannot be"
          + " carried over is told on stderr."
    },
    mixinStandardHelpOptions = true)
public final class ImportStepsCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The steps.json.")
  private Path file = Path.of("");

  /** The verb, printing to {@code console}. */
  public ImportStepsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Imported imported = imported();
    imported.pipeline().lines().forEach(console::result);
    imported.notes().forEach(console::note);
    return 0;
  }

  private Imported imported() {
    try {
      return StepsImport.of(Files.readString(file));
    } catch (MalformedInputException e) {
      throw unreadable("is no text in UTF-8", e);
    } catch (IOException e) {
      throw unreadable("cannot be read: " + e.getMessage(), e);
    } catch (EtlException e) {
      throw new EtlException(e.code(), file + ": " + e.problem(), e.remedy(), e);
    }
  }

  private EtlException unreadable(String why, IOException e) {
    return new EtlException(
        ErrorCode.ARGUMENT_INVALID, "%s %s".formatted(file, why), "check the path", e);
  }
}
