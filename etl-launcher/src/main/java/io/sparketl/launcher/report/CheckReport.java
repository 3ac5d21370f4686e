package io.sparketl.launcher.report;

import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.jobs.JobCheck.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param job the job that was checked
 * @param findings what there is at each of its ports
 */
public record CheckReport(String job, List<Finding> findings) {

  /** The findings, for programs. */
  public record CheckRecord(int schemaVersion, String job, boolean ok, List<PortRecord> ports) {}

  /** One finding, for programs. */
  public record PortRecord(
      String port, boolean ok, String text, @Nullable String code, @Nullable String remedy) {}

  /** How the check ends: as the first port that is not all right would end the run. */
  public Outcome outcome() {
    return findings.stream()
        .map(Finding::failure)
        .flatMap(Optional::stream)
        .map(failure -> failure.code().outcome())
        .findFirst()
        .orElse(Outcome.DONE);
  }

  /** The findings as lines of text. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<EtlException> failure = finding.failure();
      lines.add(
          "%-7s %s: %s"
              .formatted(
                  failure.isEmpty() ? "ok" : "wrong",
                  finding.port(),
                  finding.text().replace("\n", "\n        ")));
      failure.ifPresent(
          wrong ->
              lines.add("        %s, remedy: %s".formatted(wrong.code().label(), wrong.remedy())));
    }
    lines.add(outcome() == Outcome.DONE ? job + " can run" : job + " cannot run");
    return lines;
  }

  /** The findings as a record. */
  public CheckRecord toRecord() {
    return new CheckRecord(
        1, job, outcome() == Outcome.DONE, findings.stream().map(CheckReport::port).toList());
  }

  private static PortRecord port(Finding finding) {
    EtlException wrong = finding.failure().orElse(null);
    return wrong == null
        ? new PortRecord(finding.port(), true, finding.text(), null, null)
        : new PortRecord(
            finding.port(), false, finding.text(), wrong.code().label(), wrong.remedy());
  }
}
