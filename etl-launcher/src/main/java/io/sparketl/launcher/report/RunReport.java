package io.sparketl.launcher.report;

import io.sparketl.jobs.config.Names;
import io.sparketl.jobs.io.Preview;
import io.sparketl.jobs.run.RunRecord;
import io.sparketl.jobs.run.SinkRecord;
import io.sparketl.jobs.run.SourceRecord;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells what a run did, for people. */
public final class RunReport {

  private final Console console;

  /** A report on {@code console}. */
  public RunReport(Console console) {
    this.console = console;
  }

  /** Prints a published table; where it is longer than the preview, how much of it is not shown. */
  public void table(Preview preview) {
    new TextTable(preview.columns(), preview.rows()).lines().forEach(console::result);
    long hidden = preview.total() - preview.rows().size();
    if (hidden > 0) {
      console.note("… and %,d more rows".formatted(hidden));
    }
  }

  /** Prints the accounts of every source, where the outputs are, and where the record is. */
  public void accounts(RunRecord record, String folder) {
    record.step().sources().forEach(this::source);
    record.step().sinks().forEach(this::sink);
    console.note("record  %s".formatted(folder));
    console.note(
        String.format(Locale.ROOT, "%s in %.1f s", Names.kebab(record.status()), record.seconds()));
  }

  private void source(String name, SourceRecord source) {
    console.note(
        "%-7s %s in %s: %,d used, %,d filtered%s, %,d rejected%s"
            .formatted(
                name,
                counted(source.rowsRead(), "row"),
                counted(source.files(), "file"),
                source.rowsUsed(),
                source.rowsFiltered(),
                reasons(source.filtered()),
                source.rowsRejected(),
                reasons(source.rejected())));
    if (!source.complete()) {
      console.note(
          "        INCOMPLETE: %,d of %s read to the end; the counts are of a part"
              .formatted(source.splits().complete(), counted(source.splits().planned(), "split")));
    }
    if (!source.noticed().isEmpty()) {
      console.note("        noticed: " + joined(source.noticed()));
    }
    source.skippedFiles().forEach(file -> console.note("        SKIPPED " + file.problem()));
  }

  private void sink(String name, SinkRecord sink) {
    console.note(
        "%-7s %s: %s, %s, %s"
            .formatted(
                name,
                sink.path(),
                sink.format(),
                counted(sink.rows(), "row"),
                counted(sink.bytes(), "byte")));
  }

  private static String reasons(Map<String, Long> counts) {
    return counts.isEmpty() ? "" : " (" + joined(counts) + ")";
  }

  private static String joined(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> "%s %,d".formatted(count.getKey(), count.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String counted(long count, String noun) {
    return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }
}
