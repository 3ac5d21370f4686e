package io.sparketl.launcher.command;

import io.sparketl.core.error.ErrorCode;
import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Secrets;
import io.sparketl.core.words.cloud.LeftOut;
import io.sparketl.core.words.cloud.WordCloud;
import io.sparketl.core.words.cloud.WordCount;
import io.sparketl.jobs.run.Json;
import io.sparketl.jobs.words.CloudLook;
import io.sparketl.jobs.words.CloudStudio;
import io.sparketl.launcher.report.CloudRecord;
import io.sparketl.launcher.report.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws a word cloud. */
@Command(
    name = "wordcloud",
    description = {
      "Draws the words of a CSV file as a picture, the larger the more often they were counted."
    },
    mixinStandardHelpOptions = true)
public final class WordCloudCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "COUNTS.csv",
      description = "A CSV file in UTF-8 with the columns word and count.")
  private Path counts = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "CLOUD.png",
      description = "Where the picture goes. It is replaced.")
  private Path output = Path.of("");

  @Option(
      names = "--json",
      description =
          "Print the layout: every word with its place, size, rotation and colour, and how many"
              + " words were left out.")
  private boolean json;

  @Mixin private final LookOptions look = new LookOptions();

  /** The verb, printing to {@code console}. */
  public WordCloudCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Secrets.requireNoneIn("CLOUD.png", output.toString());
    CloudStudio studio = new CloudStudio(look(), path -> Files.readAllBytes(LocalFile.at(path)));
    List<WordCount> words = CountsFile.read(counts);
    WordCloud cloud = studio.compose(words);
    write(studio.png(cloud));
    if (json) {
      console.result(Json.write(CloudRecord.of(cloud, studio)));
    }
    console.note(summary(cloud));
    return 0;
  }

  private CloudLook look() {
    try {
      return look.look();
    } catch (IllegalArgumentException e) {
      throw new EtlException(
          ErrorCode.ARGUMENT_INVALID,
          String.valueOf(e.getMessage()),
          "'etl wordcloud --help' tells what the options mean",
          e);
    }
  }

  private void write(byte[] png) {
    Path target = output.toAbsolutePath();
    String part = ".%s.%d.part".formatted(target.getFileName(), ProcessHandle.current().pid());
    Path made = target.resolveSibling(part);
    try {
      try {
        // Whoever looks at it meanwhile sees the old picture or the new one.
        Files.write(made, png);
        Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(made);
      }
    } catch (IOException e) {
      throw new EtlException(
          ErrorCode.OUTPUT_UNWRITABLE,
          "%s cannot be written".formatted(output),
          "name a file in a folder that is there",
          e);
    }
  }

  private String summary(WordCloud cloud) {
    String left =
        cloud.leftOut().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(WordCloudCommand::text)
            .collect(Collectors.joining(", "));
    String others = left.isEmpty() ? "" : "; left out: " + left;
    return "%s: %d words%s".formatted(output.toAbsolutePath(), cloud.words().size(), others);
  }

  private static String text(Map.Entry<LeftOut, Long> entry) {
    return "%d (%s)".formatted(entry.getValue(), entry.getKey().reason());
  }
}
