package io.sparketl.launcher.command;

import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.JobDescriber;
import io.sparketl.jobs.run.Json;
import io.sparketl.launcher.report.Console;
import io.sparketl.launcher.report.TextTable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the pipelines and jobs there are. */
@Command(
    name = "list",
    description = "Lists the pipelines and jobs there are.",
    mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {

  private record Listing(int schemaVersion, List<Entry> pipelines, List<Entry> jobs) {}

  private record Entry(String name, String summary) {}

  private final Console console;
  private final Pipelines pipelines;

  @Mixin private final OutputOption output = new OutputOption();

  /** The verb, printing to {@code console}. */
  public ListCommand(Console console, Path home) {
    this.console = console;
    this.pipelines = new Pipelines(home);
  }

  @Override
  public Integer call() {
    JobCatalog catalog = JobCatalog.load();
    JobDescriber describer = new JobDescriber(catalog);
    List<Entry> jobs =
        catalog.names().stream().map(name -> new Entry(name, describer.summary(name))).toList();
    List<Entry> files =
        pipelines.names().stream().map(name -> new Entry(name, pipelines.summary(name))).toList();
    if (output.isJson()) {
      console.result(Json.write(new Listing(1, files, jobs)));
    } else {
      if (!files.isEmpty()) {
        table("PIPELINE", files);
        console.result("");
      }
      table("JOB", jobs);
      console.note(
          "'etl plan PIPELINE' and 'etl describe JOB' tell more, 'etl run NAME' runs either");
    }
    return 0;
  }

  private void table(String kind, List<Entry> entries) {
    List<List<String>> rows =
        entries.stream().map(entry -> List.of(entry.name(), entry.summary())).toList();
    new TextTable(List.of(kind, "WHAT IT DOES"), rows).lines().forEach(console::result);
  }
}
