package io.sparketl.launcher.report;

import io.sparketl.jobs.run.ListedRun;
import io.sparketl.jobs.run.Status;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

/** Lists runs, for people: a table, and in it a line of its own for each that cannot be read. */
public final class RunsReport {

  private static final List<String> HEADER = List.of("ID", "NAME", "STATUS", "STARTED", "SECONDS");

  private RunsReport() {}

  /** The lines, header first. */
  public static List<String> lines(List<ListedRun> runs) {
    List<List<String>> known =
        runs.stream().filter(Predicate.not(RunsReport::isUnknown)).map(RunsReport::cells).toList();
    Iterator<String> table = new TextTable(HEADER, known).lines().iterator();
    List<String> lines = new ArrayList<>(List.of(table.next()));
    // A problem is longer than any cell should be wide.
    runs.forEach(
        run -> lines.add(isUnknown(run) ? run.runId() + "  " + run.problem() : table.next()));
    return lines;
  }

  private static boolean isUnknown(ListedRun run) {
    return run.problem() != null;
  }

  private static List<String> cells(ListedRun run) {
    Status status = Objects.requireNonNull(run.status());
    return List.of(
        run.runId(),
        Objects.requireNonNull(run.name()),
        status.text(),
        Objects.requireNonNull(run.startedAt()),
        String.format(Locale.ROOT, "%.1f", run.seconds()));
  }
}
