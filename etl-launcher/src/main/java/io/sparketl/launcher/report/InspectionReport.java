package io.sparketl.launcher.report;

import io.sparketl.core.error.EtlException;
import io.sparketl.core.error.Outcome;
import io.sparketl.jobs.inspect.FileReport;
import io.sparketl.jobs.inspect.HeadGroup;
import io.sparketl.jobs.inspect.Inspection;
import io.sparketl.jobs.inspect.RecognizedDialect;
import io.sparketl.jobs.inspect.RecognizedDialect.SampledRows;
import io.sparketl.jobs.inspect.RecordEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an inspection found, as text.
 *
 * @param inspection what was found
 * @param input the input whose contract was asked about, as in {@code taxi-summary.yellow}; empty
 *     where none was
 * @param width how many characters a line may have, where that can be helped
 */
public record InspectionReport(Inspection inspection, String input, int width) {

  private static final String INDENT = "   ";

  /** How the inspection ends: as the first file that cannot be read would end a run. */
  public Outcome outcome() {
    return inspection.unreadable().stream()
        .flatMap(file -> file.problem().stream())
        .map(problem -> problem.code().outcome())
        .findFirst()
        .orElse(Outcome.DONE);
  }

  /** The lines: what the files are, what cannot be read, the matrix, what is missing. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    String folder = folder();
    lines.add(title(folder));
    List<HeadGroup> groups = inspection.groups();
    for (int i = 0; i < groups.size(); i++) {
      lines.add("");
      addGroup(lines, MatrixText.label(i), groups.get(i), folder);
    }
    if (!groups.isEmpty()) {
      lines.add("");
      lines.addAll(new MatrixText(inspection.matrix(), groups, width).lines());
    }
    addUnreadable(lines, folder);
    addMissing(lines, groups);
    addDisagreement(lines, groups);
    return lines;
  }

  private String title(String folder) {
    long bytes = inspection.files().stream().mapToLong(FileReport::bytes).sum();
    int readable = inspection.files().size() - inspection.unreadable().size();
    int groups = inspection.groups().size();
    String heads =
        readable < 2 ? "" : groups == 1 ? ", all with the same head" : ", %d different heads";
    String where = folder.isEmpty() ? "" : " in " + folder;
    return counted(inspection.files().size(), "file")
        + where
        + ", "
        + counted(bytes, "byte")
        + heads.formatted(groups);
  }

  private void addGroup(List<String> lines, String label, HeadGroup group, String folder) {
    lines.add("%-2s %s".formatted(label, names(group, folder)));
    lines.add(INDENT + kind(group));
    if (!group.dialects().isEmpty()) {
      lines.add(INDENT + rows(group.rows()));
    }
    group.dialects().stream()
        .flatMap(dialect -> dialect.notes().stream())
        .distinct()
        .forEach(note -> lines.add(INDENT + "note: " + note));
    String prefix = input.isEmpty() ? "" : "jobs." + input + ".";
    group.settings().forEach(setting -> lines.add(INDENT + "set:  " + prefix + setting));
  }

  private static String names(HeadGroup group, String folder) {
    String first = group.first().path().substring(folder.length());
    String last = group.last().path().substring(folder.length());
    return switch (group.files().size()) {
      case 1 -> first;
      case 2 -> first + " and " + last;
      default -> "%d files: %s … %s".formatted(group.files().size(), first, last);
    };
  }

  private static String kind(HeadGroup group) {
    String columns = counted(group.first().columns().size(), "column");
    List<RecognizedDialect> dialects = group.dialects();
    if (dialects.isEmpty()) {
      return "Parquet, " + columns;
    }
    RecognizedDialect one = dialects.get(0);
    String quote = one.dialect().quote();
    return "CSV, %s, separator %s, %s, %s, lines end in %s, %s"
        .formatted(
            columns,
            shown(one.dialect().separator()),
            quote.isEmpty() ? "no quotes" : "quote " + quote,
            distinct(dialects, InspectionReport::encoding),
            distinct(dialects, dialect -> end(dialect.end())),
            one.dialect().headerRows() == 0 ? "no header" : "a header");
  }

  private static String distinct(
      List<RecognizedDialect> dialects, Function<RecognizedDialect, String> word) {
    return dialects.stream().map(word).distinct().collect(Collectors.joining(" or "));
  }

  private static String encoding(RecognizedDialect dialect) {
    return dialect.dialect().encoding() + (dialect.hasMark() ? " with a byte order mark" : "");
  }

  private static String end(RecordEnd end) {
    return switch (end) {
      case MIXED -> "several ways";
      case NONE -> "nothing";
      default -> end.name();
    };
  }

  private static String shown(String separator) {
    return switch (separator) {
      case "\t" -> "tab";
      case " " -> "blank";
      default -> "\"" + separator.replaceAll("\\p{Cntrl}", "?") + "\"";
    };
  }

  private static String rows(SampledRows rows) {
    List<String> faults = new ArrayList<>();
    addFault(faults, rows.surplus(), "with more fields than columns");
    addFault(faults, rows.missing(), "with fewer");
    addFault(faults, rows.broken(), "with a quote that does not pair");
    String sampled =
        (rows.isAll() ? "" : "the first ")
            + counted(rows.count(), "row")
            + (rows.isAll() ? "" : " looked at");
    return sampled + ": " + (faults.isEmpty() ? "all regular" : String.join(", ", faults));
  }

  private static void addFault(List<String> faults, int rows, String fault) {
    if (rows > 0) {
      faults.add("%,d %s".formatted(rows, fault));
    }
  }

  private void addUnreadable(List<String> lines, String folder) {
    for (FileReport file : inspection.unreadable()) {
      EtlException problem = file.problem().orElseThrow();
      lines.add("");
      lines.add("cannot be read: " + file.path().substring(folder.length()));
      lines.add(INDENT + problem.code().label() + ": " + problem.problem());
      lines.add(INDENT + "remedy: " + problem.remedy());
    }
  }

  private void addMissing(List<String> lines, List<HeadGroup> groups) {
    if (input.isEmpty() || groups.isEmpty()) {
      return;
    }
    lines.add("");
    boolean isComplete = true;
    lines.add("* needed by " + input);
    for (int i = 0; i < groups.size(); i++) {
      List<String> missing = inspection.missing(groups.get(i).first());
      if (!missing.isEmpty()) {
        isComplete = false;
        lines.add(
            "  %s (%s) lacks %s"
                .formatted(
                    MatrixText.label(i),
                    counted(groups.get(i).files().size(), "file"),
                    String.join(", ", missing)));
      }
    }
    if (isComplete) {
      lines.add("  all files here have them");
    }
  }

  private static void addDisagreement(List<String> lines, List<HeadGroup> groups) {
    if (groups.stream().anyMatch(group -> !group.isWrittenLike(groups.get(0)))) {
      lines.add("");
      lines.add(
          "these files are not written alike: read those of other settings as another source");
    }
  }

  /** The folder that all files are in, with a slash at its end; empty where there is none. */
  private String folder() {
    String common = inspection.files().get(0).path();
    for (FileReport file : inspection.files()) {
      while (!file.path().startsWith(common)) {
        common = common.substring(0, common.length() - 1);
      }
    }
    return common.substring(0, common.lastIndexOf('/') + 1);
  }

  private static String counted(long count, String noun) {
    return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }
}
