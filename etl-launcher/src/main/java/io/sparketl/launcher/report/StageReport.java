package io.sparketl.launcher.report;

import io.sparketl.jobs.RunListener;
import io.sparketl.jobs.io.Preview;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Shows how a run comes on: one line that is redrawn on a terminal, a line per ended stage
 * elsewhere. Keeps the published tables for the end.
 */
public final class StageReport implements RunListener {

  private static final int BAR = 20;

  /** A stage may have thousands of tasks; nobody reads faster than this. */
  private static final long REDRAW_NANOS = 100_000_000;

  private final Console console;
  private final boolean quiet;
  private String step = "";
  private long startedAt = System.nanoTime();
  private long drawnAt = startedAt - REDRAW_NANOS;
  private final Map<String, Preview> previews = new LinkedHashMap<>();

  /** A report on {@code console}, of nothing but results if {@code quiet}. */
  public StageReport(Console console, boolean quiet) {
    this.console = console;
    this.quiet = quiet;
  }

  /** From now on a step of that name is shown, alone; its stages are shown on a terminal only. */
  public synchronized void begin(String name) {
    step = name;
    startedAt = System.nanoTime();
    previews.clear();
  }

  @Override
  public synchronized void stage(StageProgress progress) {
    if (quiet) {
      return;
    }
    if (console.terminal()) {
      redraw(progress);
    } else if (progress.ended() && step.isEmpty()) {
      console.note(line(progress));
    }
  }

  @Override
  public synchronized void settled(String port, String remark) {
    if (!quiet) {
      console.note("%-7s %s".formatted(port, remark));
    }
  }

  @Override
  public synchronized void published(String output, Preview preview) {
    previews.put(output, preview);
  }

  /** Takes the line that is redrawn off the terminal. */
  public synchronized void clear() {
    if (!quiet && console.terminal()) {
      console.err().print("\r\033[K");
      console.err().flush();
    }
  }

  /** The published tables, by output. */
  public synchronized Map<String, Preview> previews() {
    return new LinkedHashMap<>(previews);
  }

  private void redraw(StageProgress progress) {
    long now = System.nanoTime();
    if (progress.ended() || now - drawnAt >= REDRAW_NANOS) {
      drawnAt = now;
      console.err().print("\r\033[K" + bar(progress));
      console.err().flush();
    }
  }

  private String bar(StageProgress progress) {
    int filled = progress.tasks() == 0 ? BAR : BAR * progress.done() / progress.tasks();
    String bar = "=".repeat(filled) + " ".repeat(BAR - filled);
    return "  %s%s  %,d rows  [%s]  %s"
        .formatted(
            step.isEmpty() ? "" : step + "  running ",
            elapsed(),
            progress.rows(),
            bar,
            words(progress));
  }

  private String line(StageProgress progress) {
    return "  %s  %s".formatted(elapsed(), words(progress));
  }

  private static String words(StageProgress progress) {
    return "%s: stage %d, %d of %d tasks"
        .formatted(progress.purpose(), progress.stage(), progress.done(), progress.tasks());
  }

  private String elapsed() {
    return String.format(Locale.ROOT, "%5.1f s", (System.nanoTime() - startedAt) / 1e9);
  }
}
