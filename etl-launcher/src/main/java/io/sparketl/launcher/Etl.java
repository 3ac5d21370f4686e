package io.sparketl.launcher;

import io.sparketl.core.error.Outcome;
import io.sparketl.core.error.Suggestion;
import io.sparketl.jobs.Build;
import io.sparketl.launcher.command.CheckCommand;
import io.sparketl.launcher.command.CompletionCommand;
import io.sparketl.launcher.command.DescribeCommand;
import io.sparketl.launcher.command.DiffCommand;
import io.sparketl.launcher.command.ImportStepsCommand;
import io.sparketl.launcher.command.InspectCommand;
import io.sparketl.launcher.command.ListCommand;
import io.sparketl.launcher.command.LogsCommand;
import io.sparketl.launcher.command.PlanCommand;
import io.sparketl.launcher.command.RunCommand;
import io.sparketl.launcher.command.StatusCommand;
import io.sparketl.launcher.command.WordCloudCommand;
import io.sparketl.launcher.report.Console;
import io.sparketl.launcher.report.ErrorReport;
import io.sparketl.launcher.report.Logging;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Parses, runs the verb, says what went wrong, exits. */
@Command(
    name = "etl",
    description = "Runs Spark jobs, and tells exactly what they did.",
    mixinStandardHelpOptions = true,
    versionProvider = Etl.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n")
public final class Etl implements Runnable {

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "etl " + Build.current(),
        "Spark " + org.apache.spark.package$.MODULE$.SPARK_VERSION(),
        "Java " + System.getProperty("java.version")
      };
    }
  }

  @Spec private CommandSpec spec;

  private Etl() {}

  /** The only place that ends the JVM. */
  public static void main(String[] arguments) {
    // Numbers look the same on every machine.
    Locale.setDefault(Locale.ROOT);
    Logging.off();
    Console console =
        new Console(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Boolean.getBoolean("etl.terminal"));
    Path home = Path.of(System.getProperty("etl.home", "")).toAbsolutePath();
    int status = run(List.of(arguments), console, home);
    System.exit(status == 0 && lost(console) ? Outcome.ENVIRONMENT.exitCode() : status);
  }

  /** A full disk behind stdout must not pass for a result that was delivered. */
  private static boolean lost(Console console) {
    boolean lost = console.out().checkError();
    if (lost) {
      console.note("etl: the result could not be written to stdout");
    }
    return lost;
  }

  /**
   * Runs one command line.
   *
   * @param home the folder that holds {@code conf/} and {@code data/}
   * @return the exit code
   */
  static int run(List<String> arguments, Console console, Path home) {
    return commandLine(console, home).execute(arguments.toArray(String[]::new));
  }

  private static CommandLine commandLine(Console console, Path home) {
    CommandLine etl =
        new CommandLine(new Etl())
            .addSubcommand(new ListCommand(console, home))
            .addSubcommand(new DescribeCommand(console, home))
            .addSubcommand(new CheckCommand(console, home))
            .addSubcommand(new InspectCommand(console, home))
            .addSubcommand(new PlanCommand(console, home))
            .addSubcommand(new RunCommand(console, home))
            .addSubcommand(new StatusCommand(console))
            .addSubcommand(new LogsCommand(console))
            .addSubcommand(new DiffCommand(console))
            .addSubcommand(new WordCloudCommand(console))
            .addSubcommand(new ImportStepsCommand(console))
            .addSubcommand(new CompletionCommand(console))
            .setOut(console.out())
            .setErr(console.err())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (thrown, command, parsed) ->
                    new ErrorReport(console, parsed.expandedArgs().contains("--debug"))
                        .print(thrown, null))
            .setParameterExceptionHandler((wrong, arguments) -> usageError(wrong, console));
    etl.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    return etl;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static int usageError(ParameterException wrong, Console console) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    console.note(command + ": " + message(wrong));
    console.note("'%s --help' shows what it understands".formatted(command));
    return Outcome.USAGE.exitCode();
  }

  private static String message(ParameterException wrong) {
    Set<String> verbs = wrong.getCommandLine().getSubcommands().keySet();
    if (wrong instanceof UnmatchedArgumentException unmatched && !verbs.isEmpty()) {
      String word = unmatched.getUnmatched().get(0);
      return "'%s' is not a command%s".formatted(word, Suggestion.didYouMean(word, verbs));
    }
    return String.valueOf(wrong.getMessage());
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    Stream.of(Outcome.values())
        .forEach(outcome -> codes.put(" " + outcome.exitCode(), outcome.meaning()));
    return codes;
  }
}
