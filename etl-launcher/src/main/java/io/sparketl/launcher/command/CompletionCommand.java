package io.sparketl.launcher.command;

import io.sparketl.launcher.report.Console;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(
    name = "completion",
    description = "Prints a completion script for bash and zsh: source <(./etl completion)",
    mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec;

  /** The verb, printing to {@code console}. */
  public CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.result(AutoComplete.bash("etl", spec.root().commandLine()));
    return 0;
  }
}
