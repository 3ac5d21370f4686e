package io.sparketl.launcher.report;

import io.sparketl.jobs.io.Preview;
import io.sparketl.jobs.run.RunRecord;

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
    RunAccounts.lines(record, folder).forEach(console::note);
  }
}
