package io.sparketl.launcher.command;

import io.sparketl.jobs.JobCatalog;
import io.sparketl.jobs.JobDescriber;
import io.sparketl.jobs.run.Json;
import io.sparketl.launcher.report.Console;
import io.sparketl.launcher.report.TextTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the jobs there are. */
@Command(name = "list", description = "Lists the jobs there are.", mixinStandardHelpOptions = true)
public final class ListCommand implements Callable<Integer> {

  private record Listing(int schemaVersion, List<Entry> jobs) {}

  private record Entry(String name, String summary) {}

  private final Console console;

  @Mixin private final OutputOption output = new OutputOption();

  /** The verb, printing to {@code console}. */
  public ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    JobCatalog catalog = JobCatalog.load();
    JobDescriber describer = new JobDescriber(catalog);
    List<Entry> jobs =
        catalog.names().stream().map(name -> new Entry(name, describer.summary(name))).toList();
    if (output.isJson()) {
      console.result(Json.write(new Listing(1, jobs)));
    } else {
      List<List<String>> rows =
          jobs.stream().map(job -> List.of(job.name(), job.summary())).toList();
      new TextTable(List.of("NAME", "WHAT IT DOES"), rows).lines().forEach(console::result);
      console.note("'etl describe NAME' tells more, 'etl run NAME' runs it");
    }
    return 0;
  }
}
