package io.sparketl.launcher.command;

import io.sparketl.launcher.report.Format;
import picocli.CommandLine.Option;

/** {@code -o}. */
final class OutputOption {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "How to print the result: text (the default) or json.")
  private Format format = Format.TEXT;

  boolean isJson() {
    return format == Format.JSON;
  }
}
